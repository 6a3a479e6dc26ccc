/**
 * Reads the configuration of servers in samples, as far as it takes to find what would not be understood.
 */

/** A directive, with what is inside of it. */
export interface Directive {
  readonly words: readonly string[];
  readonly block?: readonly Directive[];
}

const NGINX_TOKEN = /\s*(?:#[^\n]*|("[^"]*"|'[^']*'|[{};]|(?:[^\s"'{};]|(?<=\$)\{\w+\})+))/y;

/**
 * @throws Error where a block is not closed, or a directive has no end
 */
export function readNginx(text: string): Directive[] {
  const pattern = new RegExp(NGINX_TOKEN);
  const tokens: string[] = [];
  const all = text.trimEnd();
  while (pattern.lastIndex < all.length) {
    const at = pattern.lastIndex;
    const found = pattern.exec(all);
    if (!found) throw new Error(`cannot be read from ${JSON.stringify(all.slice(at, at + 30))} on`);
    if (found[1] !== undefined) tokens.push(found[1]);
  }
  const [directives, rest] = readBlock(tokens);
  if (rest.length > 0) throw new Error('closes a block that was not opened');
  return directives;
}

function readBlock(tokens: readonly string[]): [Directive[], readonly string[]] {
  const directives: Directive[] = [];
  let words: string[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] ?? '';
    if (token === '}') {
      if (words.length > 0) throw new Error(`${words.join(' ')} has no semicolon`);
      return [directives, tokens.slice(at)];
    }
    if (token === '{') {
      const [block, rest] = readBlock(tokens.slice(at + 1));
      if (rest[0] !== '}') throw new Error(`the block of ${words.join(' ')} is not closed`);
      directives.push({ words, block });
      at = tokens.length - rest.length;
      words = [];
    } else if (token === ';') {
      directives.push({ words });
      words = [];
    } else {
      words.push(token.replace(/^(["'])([^]*)\1$/, '$2'));
    }
  }
  if (words.length > 0) throw new Error(`${words.join(' ')} has no semicolon`);
  return [directives, []];
}

/**
 * A Caddyfile: one directive on a line, blocks that open at the end of one.
 *
 * @throws Error where a block is not closed
 */
export function readCaddy(text: string): Directive[] {
  const root: Directive[] = [];
  const open = [root];
  for (const line of text.split('\n')) {
    const words = (line.match(/"[^"]*"|#.*$|\S+/g) ?? [])
      .filter((word) => !word.startsWith('#'))
      .map((word) => word.replace(/^"([^]*)"$/, '$1'));
    if (words.length === 0) continue;
    if (words.length === 1 && words[0] === '}') {
      open.pop();
      if (open.length === 0) throw new Error('closes a block that was not opened');
      continue;
    }
    const block: Directive[] | undefined = words.at(-1) === '{' ? [] : undefined;
    open.at(-1)?.push({ words: block ? words.slice(0, -1) : words, ...(block && { block }) });
    if (block) open.push(block);
  }
  if (open.length > 1) throw new Error('a block is not closed');
  return root;
}

/** All directives, those inside of blocks included. */
export function flat(directives: readonly Directive[]): Directive[] {
  return directives.flatMap((directive) => [directive, ...flat(directive.block ?? [])]);
}

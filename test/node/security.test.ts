import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { contentSecurityPolicy, embedderPolicy, securityHeaders, type Directives } from '../../server/policy.mjs';

const DOCUMENT = readFileSync('docs/security.md', 'utf8');

/** The blocks of code after a heading, without line breaks. */
function blocks(heading: string): string[] {
  const section = DOCUMENT.slice(DOCUMENT.indexOf(`\n## ${heading}`)).split(/\n## /)[1] ?? '';
  return [...section.matchAll(/```\n([\s\S]*?)```/g)].map(([, text = '']) => text.trim().replace(/;?\n\s*/g, ' '));
}

function written(directives: Directives): string {
  return Object.entries(directives)
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join(' ');
}

describe('docs/security.md', () => {
  it('shows the policy as it is', () => {
    const { 'Content-Security-Policy': _, ...others } = securityHeaders();
    const shown = blocks('The policy of the endpoint page')[0];
    expect(shown).to.contain(`Content-Security-Policy: ${written(contentSecurityPolicy())}`);
    for (const [name, value] of Object.entries(others)) expect(shown).to.contain(`${name}: ${value}`);
  });

  it('shows the policies for embedders as they are', () => {
    const shown = blocks('The policy for pages that embed the element');
    expect(shown).to.deep.equal([
      written(embedderPolicy()),
      written(embedderPolicy({ packageOrigin: 'https://static.example.org' })),
    ]);
  });
});

describe('the package', () => {
  it('pins what it depends on, and names it in the documentation', () => {
    const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      dependencies: Record<string, string>;
    };
    for (const [name, version] of Object.entries(dependencies)) {
      expect(version, name).to.match(/^\d+\.\d+\.\d+$/);
      expect(DOCUMENT).to.contain(`| \`${name}\``);
    }
  });
});

/**
 * The documents, and the samples of code in them.
 */
import { readFileSync, readdirSync } from 'node:fs';

/** Everything that people read. */
export const DOCUMENTS: readonly string[] = [
  ...['README.md', 'CONTRIBUTING.md', 'examples/README.md', 'test/athlete/README.md'],
  ...readdirSync('docs')
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`),
];

/** A sample between fences. */
export interface Fence {
  readonly file: string;
  /** Number of the line that the fence begins with, from 1. */
  readonly line: number;
  /** As the fence says it; empty where it says nothing. */
  readonly language: string;
  readonly code: string;
}

const FENCE = /^( *)```(\w*)\n([^]*?)^ *```$/gm;

/** All samples, those inside of lists included. */
export const FENCES: readonly Fence[] = DOCUMENTS.flatMap((file) => {
  const text = documentText(file);
  return [...text.matchAll(FENCE)].map(({ index, 1: indent = '', 2: language = '', 3: code = '' }) => ({
    file,
    line: text.slice(0, index).split('\n').length,
    language,
    code: code.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  }));
});

/** The samples in some languages. */
export function fencesIn(...languages: string[]): Fence[] {
  return FENCES.filter(({ language }) => languages.includes(language));
}

/** Where a sample stands, for titles of tests. */
export function placeOf({ file, line }: Pick<Fence, 'file' | 'line'>): string {
  return `${file}:${line}`;
}

export function documentText(file: string): string {
  return readFileSync(file, 'utf8');
}

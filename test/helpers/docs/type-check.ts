/**
 * Checks samples as somebody would have them in a program: against the types that the package is published with.
 */
import { resolve } from 'node:path';
import ts from 'typescript';

/** A sample of TypeScript or JavaScript. */
export interface Sample {
  /** The document, and the line before the sample's first. */
  readonly file: string;
  readonly line: number;
  readonly code: string;
  /** `tsx` where there is JSX in it. */
  readonly language: 'ts' | 'tsx';
  /** The folder that it would lie in, where it is not the document's. */
  readonly folder?: string | undefined;
}

/** What samples take as given, and the packages of apps that they import. */
const GIVEN = ['test/fixtures/docs/given.d.ts', 'test/fixtures/docs/app-packages.d.ts'].map((path) => resolve(path));

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  jsx: ts.JsxEmit.ReactJSX,
  types: [],
  skipLibCheck: true,
  noUncheckedSideEffectImports: true,
  noEmit: true,
  // As import maps name the files. All other entries are found by the package's own `exports`.
  paths: { 'pose-upload-tracker/*.js': [resolve('dist/types/*.d.ts')] },
};

/** The libraries' files are the same for all. */
const parsed = new Map<string, ts.SourceFile | undefined>();

/**
 * @param strict as a program in TypeScript would be checked; else as an editor checks JavaScript
 * @returns what is wrong, with its place in the document
 */
export function typeErrors(samples: readonly Sample[], strict: boolean): string[] {
  const files = new Map<string, Sample>();
  for (const sample of samples) {
    const folder = sample.folder ?? (sample.file.includes('/') ? sample.file.replace(/\/[^/]*$/, '') : '.');
    const name = `${sample.file.replaceAll('/', '-')}-${sample.line}-${files.size}.${sample.language}`;
    files.set(resolve(folder, name), sample);
  }
  const options = { ...OPTIONS, strict };
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists.call(host, path);
  host.readFile = (path) => files.get(path)?.code ?? readFile.call(host, path);
  host.getSourceFile = (path, version, ...rest) => {
    const sample = files.get(path);
    // A module, whether it imports something or not: its names are its own.
    if (sample) return ts.createSourceFile(path, `${sample.code}\nexport {};\n`, version);
    if (!parsed.has(path)) parsed.set(path, getSourceFile.call(host, path, version, ...rest));
    return parsed.get(path);
  };
  const program = ts.createProgram([...files.keys(), ...GIVEN], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const text = ts.flattenDiagnosticMessageText(messageText, '\n');
    if (!file) return text;
    const line = file.getLineAndCharacterOfPosition(start ?? 0).line + 1;
    const sample = files.get(file.fileName);
    return `${sample ? `${sample.file}:${sample.line + line}` : `${file.fileName}:${line}`} ${text}`;
  });
}

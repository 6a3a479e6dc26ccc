/**
 * The TypeScript of the documentation for hosts, as somebody would put it into a program of his own.
 */
import { expect } from 'chai';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import ts from 'typescript';

/** What samples of apps import, as far as they use it. */
const APP_PACKAGES = `
declare module 'react-native-webview' {
  import type { Component } from 'react';
  export interface WebViewMessageEvent { readonly nativeEvent: { readonly data: string } }
  export class WebView extends Component<{
    readonly source: { readonly uri: string };
    readonly onMessage?: (event: WebViewMessageEvent) => void;
    readonly allowsInlineMediaPlayback?: boolean;
  }> {
    postMessage(message: string): void;
    injectJavaScript(script: string): void;
  }
}
declare module 'react-native-fs' {
  const RNFS: {
    readonly CachesDirectoryPath: string;
    stat(path: string): Promise<{ readonly size: number }>;
    hash(path: string, algorithm: string): Promise<string>;
    read(path: string, length: number, position: number, encoding: string): Promise<string>;
    writeFile(path: string, contents: string, encoding?: string): Promise<void>;
    appendFile(path: string, contents: string, encoding?: string): Promise<void>;
  };
  export default RNFS;
}
`;

/** The documents for those who write hosts. */
const HOST_DOCUMENTS = ['webviews.md', 'export.md'];

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  jsx: ts.JsxEmit.ReactJSX,
  types: [],
  strict: true,
  skipLibCheck: true,
  noEmit: true,
  paths: { 'pose-upload-tracker': [resolve('src/index.ts')] },
};

/** The samples by the name of a file that is not there. */
function samples(): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of HOST_DOCUMENTS) {
    const text = readFileSync(`docs/${name}`, 'utf8');
    for (const [, language, code] of text.matchAll(/^```(tsx?)\n([^]*?)^```/gm)) {
      found.set(resolve('docs', `${name}.${found.size}.${language}`), code ?? '');
    }
  }
  return found;
}

describe('samples of the documentation', () => {
  it('in TypeScript are right by their types', () => {
    const files = samples();
    expect(files.size).to.be.at.least(4);
    files.set(resolve('docs/app-packages.d.ts'), APP_PACKAGES);
    const host = ts.createCompilerHost(OPTIONS);
    const { fileExists, readFile, getSourceFile } = host;
    host.fileExists = (path) => files.has(path) || fileExists.call(host, path);
    host.readFile = (path) => files.get(path) ?? readFile.call(host, path);
    host.getSourceFile = (path, version, ...rest) => {
      const text = files.get(path);
      return text === undefined
        ? getSourceFile.call(host, path, version, ...rest)
        : ts.createSourceFile(path, text, version);
    };
    const program = ts.createProgram([...files.keys()], OPTIONS, host);
    const problems = ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
      const line = file && start !== undefined ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
      return `${file?.fileName ?? ''}:${line} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
    });
    expect(problems).to.deep.equal([]);
  });
});

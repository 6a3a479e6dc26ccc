/**
 * Runs commands of the package in a folder of their own, at a given time.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { run } from '../../cli/run.mjs';

/** What a command did. */
export interface CommandResult {
  readonly exitCode: number;
  /** What went to the standard output, and to the standard error output. */
  readonly out: string;
  readonly notes: string;
}

/** A folder to run commands in. */
export interface CommandLine {
  readonly folder: string;
  /** The time, ms since the epoch. */
  now: number;
  run(args: readonly string[], input?: string): Promise<CommandResult>;
  read(name: string): string;
  remove(): void;
}

/** Makes an empty folder to run commands in. */
export function commandLine(now: number): CommandLine {
  const folder = mkdtempSync(join(tmpdir(), 'pose-upload-tracker-cli-'));
  const line: CommandLine = {
    folder,
    now,
    run: async (args, input = '') => {
      const out: string[] = [];
      const notes: string[] = [];
      const exitCode = await run(args, {
        out: (text) => void out.push(text),
        note: (text) => void notes.push(text),
        readInput: () => Promise.resolve(input),
        now: () => line.now,
        path: (path) => resolve(folder, path),
        status: undefined,
        onBreak: () => () => undefined,
      });
      return { exitCode, out: out.join('\n'), notes: notes.join('\n') };
    },
    read: (name) => readFileSync(join(folder, name), 'utf8'),
    remove: () => rmSync(folder, { recursive: true }),
  };
  return line;
}

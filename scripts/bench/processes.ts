/**
 * What the operating system knows of the browser's processes: processor time by thread, and memory. Only Linux tells.
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

/** Ticks of processor time per second in `/proc` (USER_HZ), the same on all usual kernels. */
const TICKS_PER_SECOND = 100;

/** What threads used that have ended: mostly those of decoders, one set per segment. */
export const ENDED_THREADS = 'ended threads';

/** Whether this system tells anything. */
export const canInspectProcesses = process.platform === 'linux';

/** The process and all that it started, directly or not. */
function processTree(root: number): number[] {
  const children = new Map<number, number[]>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const parent = Number(fieldsOf(`/proc/${entry}/stat`)?.[1]);
    children.set(parent, [...(children.get(parent) ?? []), Number(entry)]);
  }
  const tree = [root];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []));
  return tree;
}

/** The fields of a `stat` file after the name, or undefined where the process is gone. */
function fieldsOf(file: string): string[] | undefined {
  const text = read(file);
  return text?.slice(text.lastIndexOf(')') + 2).split(' ');
}

/** Processor time of a process or a thread so far. */
function usedMs(file: string): number | undefined {
  const fields = fieldsOf(file);
  return fields && ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

/** Processor time in ms that each thread has used so far, with its name. */
function threadTimes(root: number): Map<string, { readonly name: string; readonly ms: number }> {
  const times = new Map<string, { name: string; ms: number }>();
  for (const pid of processTree(root)) {
    let threads: string[];
    try {
      threads = readdirSync(`/proc/${pid}/task`);
    } catch {
      continue;
    }
    let livingMs = 0;
    for (const thread of threads) {
      const ms = usedMs(`/proc/${pid}/task/${thread}/stat`);
      const name = read(`/proc/${pid}/task/${thread}/comm`)?.trim();
      if (ms === undefined || name === undefined) continue;
      livingMs += ms;
      times.set(`${pid}/${thread}`, { name, ms });
    }
    const ms = usedMs(`/proc/${pid}/stat`);
    if (ms !== undefined) times.set(`${pid}/ended`, { name: ENDED_THREADS, ms: ms - livingMs });
  }
  return times;
}

/** Measures the processor time, by thread name, that a browser uses while something runs. */
export async function processorTime<T>(
  root: number,
  work: () => Promise<T>,
): Promise<{ result: T; ms: Map<string, number> }> {
  const before = threadTimes(root);
  const result = await work();
  const ms = new Map<string, number>();
  for (const [id, { name, ms: now }] of threadTimes(root)) {
    const used = now - (before.get(id)?.ms ?? 0);
    if (used > 0) ms.set(name, (ms.get(name) ?? 0) + used);
  }
  return { result, ms };
}

/** Memory of all the browser's processes in MB; what several share counts once (PSS). */
export function memoryMB(root: number): number {
  let kB = 0;
  for (const pid of processTree(root)) {
    const rollup = read(`/proc/${pid}/smaps_rollup`);
    kB += Number(/^Pss:\s+(\d+) kB/m.exec(rollup ?? '')?.[1] ?? 0);
  }
  return kB / 1024;
}

/** Written to `clear_refs`, it has the kernel take the memory of now for the most so far (proc(5)). */
const RESET_PEAK = '5';

/** Memory of all the browser's processes in MB; what several share counts in each (RSS). Measuring costs nothing. */
export function residentMB(root: number): number {
  return sumOfStatus(root, /^VmRSS:\s+(\d+) kB/m);
}

/** Forgets how much memory the browser's processes have had at most. */
export function resetPeaks(root: number): void {
  for (const pid of processTree(root)) {
    try {
      writeFileSync(`/proc/${pid}/clear_refs`, RESET_PEAK);
    } catch {
      // It has ended meanwhile.
    }
  }
}

/** The most memory in MB that each of the browser's processes has had since that was forgotten, together. */
export function peakResidentMB(root: number): number {
  return sumOfStatus(root, /^VmHWM:\s+(\d+) kB/m);
}

function sumOfStatus(root: number, pattern: RegExp): number {
  return (
    processTree(root).reduce((kB, pid) => kB + Number(pattern.exec(read(`/proc/${pid}/status`) ?? '')?.[1] ?? 0), 0) /
    1024
  );
}

/**
 * Films the athlete's jumps and has them measured: each video through decoder, detector and element, as a page's visitor would.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JumpSummary } from '../../../src/exercise/jump/messages.js';
import { startAnalyser } from '../../lib/analyze.mjs';
import { startAthleteRenderer } from '../../lib/athlete-renderer.mjs';
import { ATHLETE_CM, RATES, type JumpCase, type View } from './cases.js';

/** Every frame of the rate is there from so long before each take-off to so long after each landing. */
const CLOSELY_S = 0.3;
/** Elsewhere: twice as often as the element looks there. */
const OTHER_FPS = 30;

/** What the element is told. */
const MEASURED_AS = { exercise: 'jump_analysis', userHeightCm: ATHLETE_CM, poseBackend: 'wasm' } as const;

/** One jump as it was measured. */
export interface MeasuredJump {
  readonly view: View;
  readonly style: string;
  readonly cameraHeightM: number;
  readonly fps: number;
  readonly trueCm: number;
  /** Undefined where it was not found. */
  readonly found: JumpSummary | undefined;
}

/** What was found in all videos. */
export interface FilmedJumps {
  readonly jumps: readonly MeasuredJump[];
  /** What was taken for a jump and was none, by video. */
  readonly falseJumps: readonly string[];
}

/** @param onCase told which case has been measured */
export async function filmJumps(cases: readonly JumpCase[], onCase: (one: JumpCase) => void): Promise<FilmedJumps> {
  const folder = mkdtempSync(join(tmpdir(), 'jumps-'));
  const [renderer, analyser] = await Promise.all([startAthleteRenderer(), startAnalyser()]);
  const jumps: MeasuredJump[] = [];
  const falseJumps: string[] = [];
  try {
    for (const one of cases) {
      const closely = one.truth.map(({ takeOff, landing }) => [takeOff - CLOSELY_S, landing + CLOSELY_S] as const);
      const files = await renderer.atRates(one.clip, { rates: RATES, closely, otherFps: OTHER_FPS });
      for (const [index, fps] of RATES.entries()) {
        const file = join(folder, 'jumps.mp4');
        writeFileSync(file, files[index] as Buffer);
        const { result } = await analyser.analyse(file, MEASURED_AS);
        const found = result.summary?.jumps ?? [];
        const { view, style, cameraHeightM } = one;
        const matched = one.truth.map(({ peak, heightM }) => {
          const mine = found.find(({ peakMs }) => Math.abs(peakMs - 1000 * peak) < NEAR_MS);
          return { view, style, cameraHeightM, fps, trueCm: 100 * heightM, found: mine };
        });
        jumps.push(...matched);
        const others = found.filter((jump) => !matched.some((one) => one.found === jump));
        falseJumps.push(...others.map(({ peakMs }) => `${one.clip.name} at ${fps}: ${Math.round(peakMs)} ms`));
      }
      onCase(one);
    }
  } finally {
    await Promise.all([renderer.close(), analyser.close()]);
    rmSync(folder, { recursive: true });
  }
  return { jumps, falseJumps };
}

/** A jump whose peak lies farther from the true one is another. */
const NEAR_MS = 150;

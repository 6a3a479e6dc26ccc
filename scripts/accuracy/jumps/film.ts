/**
 * Films the athlete's jumps and has them measured: each video through decoder, detector and element, as a page's visitor would.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JumpSummary } from '../../../src/exercise/jump/messages.js';
import { launchChromium } from '../../browsers.mjs';
import { startDistServer } from '../../lib/analyze.mjs';
import { startAthleteRenderer } from '../../lib/athlete-renderer.mjs';
import { ATHLETE_CM, RATES, type JumpCase, type View } from './cases.js';

/** Every frame of the rate is there from so long before each take-off to so long after each landing. */
const CLOSELY_S = 0.3;
/** Elsewhere: twice as often as the element looks there. */
const OTHER_FPS = 30;

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
  const [renderer, meter] = await Promise.all([startAthleteRenderer(), startMeter()]);
  const jumps: MeasuredJump[] = [];
  const falseJumps: string[] = [];
  try {
    for (const one of cases) {
      const closely = one.truth.map(({ takeOff, landing }) => [takeOff - CLOSELY_S, landing + CLOSELY_S] as const);
      const files = await renderer.atRates(one.clip, { rates: RATES, closely, otherFps: OTHER_FPS });
      for (const [index, fps] of RATES.entries()) {
        const file = join(folder, 'jumps.mp4');
        writeFileSync(file, files[index] as Buffer);
        const found = await meter.measure(file);
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
    await Promise.all([renderer.close(), meter.close()]);
    rmSync(folder, { recursive: true });
  }
  return { jumps, falseJumps };
}

/** A jump whose peak lies farther from the true one is another. */
const NEAR_MS = 150;

interface Meter {
  measure(file: string): Promise<readonly JumpSummary[]>;
  close(): Promise<void>;
}

/** The element in a page of the built package, which takes one file after the other. */
async function startMeter(): Promise<Meter> {
  const [browser, server] = await Promise.all([launchChromium(), startDistServer()]);
  const page = await browser.newPage();
  await page.goto(`${server.origin}/pose_tracker/documentation/index.html`);
  const options = {
    token: 'tools',
    pace: 'max',
    poseBackend: 'wasm',
    assetBase: `${server.origin}/assets/`,
    exercise: 'jump_analysis',
    userHeightCm: ATHLETE_CM,
  };
  // As text: a compiled function would call the compiler's helpers, which the page has not.
  await page.evaluate(`(async () => {
    await import('/define.js');
    const tracker = document.createElement('pose-upload-tracker');
    Object.assign(tracker, ${JSON.stringify(options)});
    document.body.append(tracker);
  })()`);
  const input = (await page.evaluateHandle(() => {
    const element = document.createElement('input');
    element.type = 'file';
    element.id = 'measured';
    document.body.append(element);
    return element;
  })) as unknown as { uploadFile(path: string): Promise<void> };
  return {
    measure: async (file) => {
      await input.uploadFile(file);
      return (await page.evaluate(`(async () => {
        const [file] = document.querySelector('#measured').files;
        const { summary } = await document.querySelector('pose-upload-tracker').analyze(file);
        return summary.jumps;
      })()`)) as JumpSummary[];
    },
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

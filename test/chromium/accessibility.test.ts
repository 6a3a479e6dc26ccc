/**
 * Automated checks (axe-core) in every state, in both themes. What they cannot see is in docs/accessibility.md.
 */
import { expect, waitUntil } from '@open-wc/testing';
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';
// A script of the old kind: it leaves `axe` behind.
import 'axe-core/axe.min.js';
import { STATES, VIDEO, analyse } from '../helpers/states.js';
import { clipFile, createTracker, PATIENCE_MS } from '../helpers/tracker.js';

const { axe } = globalThis as unknown as {
  axe: { run(context: ElementContext, options: RunOptions): Promise<AxeResults> };
};

/** Violations in words, with where they are. */
async function violations(element: Element): Promise<string[]> {
  const results = await axe.run(element, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    // The page around the element is not ours: landmarks and headings are its own.
    rules: {
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
      'landmark-one-main': { enabled: false },
    },
  });
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${JSON.stringify(target)} ${failureSummary ?? ''}`),
  );
}

describe('accessibility', () => {
  for (const { name, make, reach } of STATES) {
    it(`has no violations: ${name}`, async () => {
      const made = await createTracker(make);
      made.tracker.parentElement!.style.background = 'Canvas';
      await reach?.(made);
      for (const theme of ['light', 'dark'] as const) {
        made.tracker.theme = theme;
        await made.tracker.updateComplete;
        expect(await violations(made.tracker), theme).to.deep.equal([]);
      }
      made.tracker.cancel();
    });
  }

  it('keeps targets large enough for a finger', async () => {
    const made = await createTracker({
      detector: 'truth=squat-front',
      options: { exercise: 'squat', controls: true },
    });
    await analyse(VIDEO, '.chart canvas')(made);
    made.tracker.parentElement!.style.width = '320px';
    await made.tracker.updateComplete;
    for (const target of made.tracker.renderRoot.querySelectorAll('button, a, select, .choice label')) {
      const { width, height } = target.getBoundingClientRect();
      expect(Math.min(width, height), target.className).to.be.at.least(24);
    }
  });

  it('announces through one polite region that is there from the beginning', async () => {
    const { tracker, part } = await createTracker({ detector: 'truth=squat-front', options: { exercise: 'squat' } });
    const region = part('[role=status]');
    const said: string[] = [];
    const observer = new MutationObserver(() => said.push(region.textContent ?? ''));
    observer.observe(region, { childList: true, characterData: true, subtree: true });
    await tracker.analyze(await clipFile(VIDEO));
    await tracker.updateComplete;
    await waitUntil(() => said.at(-1)?.startsWith('Analysis complete. 3 squats'), 'the result is said', {
      timeout: PATIENCE_MS,
    });
    observer.disconnect();
    expect(said.length, said.join(' | ')).to.be.at.most(6);
    expect(tracker.renderRoot.querySelectorAll('[role=status], [aria-live]')).to.have.length(1);
  });
});

/**
 * The page of the gallery: brings an element into a state, and gives it a theme and a width.
 */
import { STATES } from '../../test/helpers/states.js';
import { createTracker, type TestTracker } from '../../test/helpers/tracker.js';

/** What the page is asked for. */
export interface Gallery {
  readonly states: readonly string[];
  /** Shows an element in a state, in place of the one before. */
  show(state: string): Promise<void>;
  /** Gives it a theme and a width in CSS pixels, and waits until it is drawn. */
  dress(theme: 'light' | 'dark', width: number): Promise<void>;
}

let made: TestTracker | undefined;

const drawn = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));

const gallery: Gallery = {
  states: STATES.map(({ name }) => name),
  async show(name) {
    made?.tracker.cancel();
    made?.tracker.parentElement?.remove();
    const state = STATES.find((candidate) => candidate.name === name);
    if (!state) throw new Error(`No state "${name}".`);
    made = await createTracker(state.make);
    await state.reach?.(made);
  },
  async dress(theme, width) {
    if (!made) throw new Error('Nothing is shown.');
    const { tracker } = made;
    document.documentElement.style.colorScheme = theme;
    document.body.style.width = `${width}px`;
    tracker.theme = theme;
    await tracker.updateComplete;
    await drawn();
    // The chart is drawn anew once its panel has its size.
    await drawn();
  },
};

Object.assign(globalThis, { gallery });

/**
 * When a page has had its time to add what it brings: exercises and languages. The tag of a page names them before the
 * scripts that add them have run.
 */
import { exercisesAdded } from '../session/own-exercises.js';

/** @returns when the scripts of the page have run, and what they add is there */
export async function pageSettled(): Promise<void> {
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => window.addEventListener('load', resolve, { once: true }));
  }
  // What is set and added in one task belongs together, whichever comes first.
  await new Promise((resolve) => setTimeout(resolve));
  await exercisesAdded();
}

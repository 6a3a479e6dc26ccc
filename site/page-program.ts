/**
 * Programs of pages that are no documents, and the element that they have. Neither runs where pages are rendered.
 */
import { onMounted, onUnmounted } from 'vue';
import { withBase } from 'vitepress';

/** A module whose program begins with a page, and ends with it. */
export interface PageProgram {
  /** @returns what ends it */
  readonly start: () => () => void;
}

/** Runs a program while the page is shown. */
export function usePageProgram(load: () => Promise<PageProgram>): void {
  let stop: (() => void) | undefined;
  let isGone = false;
  onMounted(async () => {
    const { start } = await load();
    if (!isGone) stop = start();
  });
  onUnmounted(() => {
    isGone = true;
    stop?.();
  });
}

/** A file that lies on the site, or beside it, by its path from the site's own folder. */
export function siteUrl(path: string): string {
  return new URL(path, new URL(withBase('/'), location.href)).href;
}

/** Registers the element, from the built package around the site: what visitors see is what is published. */
export async function registerElement(): Promise<void> {
  await import(/* @vite-ignore */ siteUrl('../define.js'));
}

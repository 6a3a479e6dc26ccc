/**
 * What people do before they choose a file.
 */
import { OncePerFrame } from './once-per-frame.js';

/** On the element itself. */
const EVENTS = ['pointerenter', 'pointerdown', 'focusin'] as const;

/** How near a pointer is near, in CSS pixels: some tenths of a second before it arrives. */
const NEAR_PX = 100;

/** @param onIntent called each time that somebody points at or near the element, focuses it, or drags files over the page */
export function watchIntent(element: HTMLElement, onIntent: () => void, signal: AbortSignal): void {
  const listening = { signal, passive: true };
  const { ownerDocument: page } = element;
  for (const event of EVENTS) element.addEventListener(event, onIntent, listening);
  page.addEventListener(
    'dragenter',
    ({ dataTransfer }) => {
      if (dataTransfer?.types.includes('Files')) onIntent();
    },
    listening,
  );
  let pointer = { x: 0, y: 0 };
  const look = new OncePerFrame(() => {
    if (isNear(element.getBoundingClientRect(), pointer)) onIntent();
  });
  page.addEventListener(
    'pointermove',
    ({ clientX, clientY }) => {
      pointer = { x: clientX, y: clientY };
      look.ask();
    },
    listening,
  );
  signal.addEventListener('abort', () => look.dispose(), { once: true });
}

/** Whether a point lies in a box or not far from it; nothing is near a box without a size. */
export function isNear(
  { left, right, top, bottom }: Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom'>,
  { x, y }: { readonly x: number; readonly y: number },
): boolean {
  if (right <= left || bottom <= top) return false;
  return x >= left - NEAR_PX && x <= right + NEAR_PX && y >= top - NEAR_PX && y <= bottom + NEAR_PX;
}

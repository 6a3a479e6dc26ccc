/**
 * Buttons that copy text.
 */

/** How long a button says that it has copied. */
const SHOWN_MS = 2000;

/**
 * Makes a button copy.
 * @param source the element whose text it is when the button is pressed
 */
export function copyOnClick(button: HTMLButtonElement, source: HTMLElement): void {
  // Screen readers do not read a button again when its text changes.
  const status = document.createElement('p');
  status.className = 'unseen';
  status.setAttribute('role', 'status');
  button.after(status);
  const label = button.textContent ?? '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  button.addEventListener('click', () => {
    void copy(source).then((said) => {
      button.textContent = said;
      status.textContent = said;
      clearTimeout(timer);
      timer = setTimeout(() => {
        button.textContent = label;
        status.textContent = '';
      }, SHOWN_MS);
    });
  });
}

/** @returns what to say about it */
async function copy(source: HTMLElement): Promise<string> {
  try {
    // Only in secure contexts, and where the page may.
    await navigator.clipboard.writeText(source.textContent ?? '');
    return 'Copied';
  } catch {
    getSelection()?.selectAllChildren(source);
    return 'Selected: copy it';
  }
}

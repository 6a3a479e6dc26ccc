/**
 * What every page has: a button on each block of code that copies it.
 */
import { copyOnClick } from './copy.js';

for (const block of document.querySelectorAll<HTMLElement>('.prose .code')) {
  const code = block.querySelector('code');
  if (!code) continue;
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'copy';
  button.textContent = 'Copy';
  block.append(button);
  copyOnClick(button, code);
}

/**
 * The script tag that is no module: `<script src="…/classic.js"></script>`. Loads the module beside it.
 */
const { currentScript } = document;
if (!(currentScript instanceof HTMLScriptElement)) {
  throw new Error('classic.js is for a plain script tag; in modules, import define.js.');
}
// The address is needed in full: in a script of another origin `import()` knows no folder.
void import(/* @vite-ignore */ /* webpackIgnore: true */ new URL('./define.js', currentScript.src).href);

/**
 * VitePress's own theme in the element's colours, and a layout for pages that are no documents. Without the theme's fonts:
 * the pages use those of the device.
 */
import { h, resolveComponent } from 'vue';
import type { Theme } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import './colours.css';
import './documents.css';
import './controls.css';
import './home.css';
import './playground.css';
import './search.css';

export default {
  extends: DefaultTheme,
  enhanceApp({ app }) {
    // Named in the front matter of `index.md` and `playground.md`.
    app.component('WidePage', () => h('main', { class: 'wide-page' }, h(resolveComponent('Content'))));
  },
} satisfies Theme;

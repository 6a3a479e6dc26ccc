import { css } from 'lit';

/**
 * The colours in both themes. Those of texts have a contrast of at least 4.5 : 1 on the surface that they stand on, those
 * of marks, borders of fields and lines of the chart at least 3 : 1 (WCAG 2.2, 1.4.3 and 1.4.11).
 */
export const LIGHT = css`
  color-scheme: light;
  --_accent: var(--pose-accent-color, #0f766e);
  --_accent-text: var(--pose-accent-text-color, #fff);
  --_surface: var(--pose-surface-color, #fff);
  --_raised: var(--pose-raised-color, #f3f6f8);
  --_text: var(--pose-text-color, #0f172a);
  --_muted: var(--pose-muted-color, #526074);
  --_border: var(--pose-border-color, #d9e0e8);
  --_field: var(--pose-field-color, #7b8aa0);
  --_error: var(--pose-error-color, #b42318);
  --_warning: var(--pose-warning-color, #b45309);
  --_info: var(--pose-info-color, #0369a1);
  --_left-line: var(--pose-chart-left-color, #0e7490);
  --_right-line: var(--pose-chart-right-color, #c2410c);
  --_shadow: 0 1px 2px rgb(15 23 42 / 0.06), 0 4px 16px rgb(15 23 42 / 0.05);
`;

const DARK = css`
  color-scheme: dark;
  --_accent: var(--pose-accent-color, #2dd4bf);
  --_accent-text: var(--pose-accent-text-color, #042f2b);
  --_surface: var(--pose-surface-color, #101828);
  --_raised: var(--pose-raised-color, #1b2638);
  --_text: var(--pose-text-color, #f1f5f9);
  --_muted: var(--pose-muted-color, #a3b1c6);
  --_border: var(--pose-border-color, #2b3a52);
  --_field: var(--pose-field-color, #6f819b);
  --_error: var(--pose-error-color, #fda29b);
  --_warning: var(--pose-warning-color, #fbbf24);
  --_info: var(--pose-info-color, #7dd3fc);
  --_left-line: var(--pose-chart-left-color, #22d3ee);
  --_right-line: var(--pose-chart-right-color, #fb923c);
  --_shadow: none;
`;

/** Colours by theme, and what is the same in both. */
export const colors = css`
  .container {
    ${LIGHT}
    /* Over the picture, which is neither light nor dark. */
    --_veil: var(--pose-veil-color, rgb(11 17 32 / 0.8));
    --_veil-text: var(--pose-veil-text-color, #f8fafc);
    --_veil-accent: var(--pose-veil-accent-color, #5eead4);
    --_grade-a: var(--pose-grade-a-color, #34d399);
    --_grade-b: var(--pose-grade-b-color, #a3d939);
    --_grade-c: var(--pose-grade-c-color, #fcd34d);
    --_grade-d: var(--pose-grade-d-color, #fb9a4b);
    --_grade-f: var(--pose-grade-f-color, #f98080);
    --_grade-text: var(--pose-grade-text-color, #111827);
    --_radius: var(--pose-radius, 14px);
    --_pill: var(--pose-button-radius, 999px);
    /* Pages that make the root's font small, to count in tens, do not mean this one. */
    --_base-size: var(--pose-font-size, max(1rem, 16px));
    --_rem: var(--_base-size);
    --_font: var(--pose-font-family, system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif);
  }
  .theme-dark {
    ${DARK}
  }
  @media (prefers-color-scheme: dark) {
    .theme-auto {
      ${DARK}
    }
  }
`;

import type { exercises as en } from '../en/more-exercises.js';

export const exercises: { readonly [Name in keyof typeof en]: Readonly<Record<keyof (typeof en)[Name], string>> } = {};

/** Texts of one exercise, by code. */
export type MoreTexts = Readonly<Record<string, string>>;

/** By exercise: `exercise.` and its name, its findings, and directions that only it gives. */
export const exercises = {} satisfies Readonly<Record<string, MoreTexts>>;

/**
 * The dialects that the endpoint page speaks besides its own wire.
 */

/** `posetracker`: what clients of the hosted endpoint expect today. */
export const DIALECT_NAMES = ['posetracker'] as const;

/** Whose wire format a page speaks. */
export type DialectName = (typeof DIALECT_NAMES)[number];

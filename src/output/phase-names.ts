/**
 * The phases of movements in words, for the badge of the overlay video and for the interface. The exercises name their
 * phases in English; one that is not here is shown by its own name.
 */

/** Names of phases by the exercise's own name. */
export type PhaseNames = Readonly<Record<string, string>>;

/** By language. */
export const PHASE_NAMES: Readonly<Record<'en' | 'fr', PhaseNames>> = {
  en: {},
  fr: {
    top: 'haut',
    down: 'descente',
    bottom: 'bas',
    up: 'montée',
    closed: 'fermé',
    opening: 'ouverture',
    open: 'ouvert',
    closing: 'fermeture',
    rest: 'repos',
    entering: 'mise en place',
    hold: 'tenue',
  },
};

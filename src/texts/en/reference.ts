/** Texts of a movement that is shown. Figures stand in braces. */

/** What the engine says of it, by code. */
export const reference = {
  'exercise.reference': 'Reference movement',
  'reference.range.small': 'Go as far as the reference.',
} as const;

/** Where a repetition is unlike the reference, by part of the body and in which sense. */
export const deviations = {
  'deviation.elbow.more': '{side} elbow {by}° less bent {at}',
  'deviation.elbow.less': '{side} elbow {by}° more bent {at}',
  'deviation.shoulder.more': '{side} upper arm {by}° farther from the trunk {at}',
  'deviation.shoulder.less': '{side} upper arm {by}° closer to the trunk {at}',
  'deviation.hip.more': '{side} hip {by}° less bent {at}',
  'deviation.hip.less': '{side} hip {by}° more bent {at}',
  'deviation.knee.more': '{side} knee {by}° less bent {at}',
  'deviation.knee.less': '{side} knee {by}° more bent {at}',
  'deviation.arm.more': '{side} hand {by} % of an arm higher {at}',
  'deviation.arm.less': '{side} hand {by} % of an arm lower {at}',
  'deviation.thigh.more': '{side} hip {by} % of a thigh lower over the knee {at}',
  'deviation.thigh.less': '{side} hip {by} % of a thigh higher over the knee {at}',
  'deviation.lean.more': 'trunk leaning {by}° more {at}',
  'deviation.lean.less': 'trunk leaning {by}° less {at}',
  'deviation.trunk.more': 'shoulders {by} % of an arm higher over the hips {at}',
  'deviation.trunk.less': 'shoulders {by} % of an arm lower over the hips {at}',
  'deviation.hips.more': 'hips {by} % of a shank higher {at}',
  'deviation.hips.less': 'hips {by} % of a shank lower {at}',
  'deviation.feet.more': 'feet {by} % of a shank farther apart {at}',
  'deviation.feet.less': 'feet {by} % of a shank closer together {at}',
  'deviation.left': 'left',
  'deviation.right': 'right',
  'deviation.at.start': 'at the start',
  'deviation.at.out': 'on the way out',
  'deviation.at.turn': 'at the turning point',
  'deviation.at.bottom': 'at the bottom',
  'deviation.at.top': 'at the top',
  'deviation.at.back': 'on the way back',
  'deviation.at.end': 'at the end',
} as const;

/** The texts of another language. */
export type ReferenceTexts = Readonly<Record<keyof typeof reference, string>>;
export type DeviationTexts = Readonly<Record<keyof typeof deviations, string>>;

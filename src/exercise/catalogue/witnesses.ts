/**
 * The case that is decided wrongly, or hardly, without a piece of evidence: what has none goes. Found by
 * `scripts/accuracy/witnesses.ts --write`, and proved by `test/node/exercise/witnesses.test.ts`. Not part of what ships.
 */

/**
 * The name of a case: of a recording (`sidelunge_01`), of a rated person's set (`rated side_lunge 3- 90°`: movement, person,
 * `-` where it is incorrect, camera) or of the synthetic athlete (`athlete sit_down_once 90°`: movement, camera, condition).
 */
export type Witness = string;

/** By record and piece of evidence. */
export const WITNESSES = {
  squat: {
    hips_fall: 'squat_09',
    knees_bend: 'squat_09',
    thighs_come_down: 'squat_09',
    both_legs: 'lunge_02',
    rear_knee_stays_up: 'lunge_02',
    hands_off_the_floor: 'squat_09',
    feet_stay_down: 'jump_03',
    feet_keep_their_height: 'squat_09',
    stands_at_rest: 'squat_09',
    trunk_up_when_low: 'squat_09',
    not_straddled: 'athlete squat 40° 2.2 m',
    over_the_feet: 'squat_09',
    knees_bend_alike: 'squat_09',
    trunk_lowest_when_low: 'athlete squat 40° 2.2 m',
    trunk_goes_with_hips: 'squat_09',
    trunk_leans_when_low: 'basketball_01',
    hips_between_feet: 'sidelunge_01',
    hips_over_feet: 'rated side_lunge 2 135°',
    upright_around: 'squat_09',
  },
  pushup: {
    prone: 'athlete pushup 20° roll 15',
    trunk_level: 'tricep_dip_01',
    arms_carry: 'athlete pushup 270° roll -30',
    chest_comes_down: 'mountain_climber_02',
    shoulders_fall: 'athlete pushup 20° roll 30',
    hands_stay: 'athlete pushup 20° roll 15',
    hands_stay_aside: 'athlete pushup 20° roll 15',
    elbows_bend: 'athlete pushup 20° roll 15',
    both_arms: 'athlete pushup 20° roll 15',
    prone_around: 'athlete pushup 20° roll 15',
    stays_low: 'athlete pushup 20° roll 15',
  },
  lunge: {
    knees_apart: 'athlete lunge 160° one',
    hips_come_down: 'athlete lunge 160° one',
    hips_fall: 'athlete lunge 160° one',
    rear_knee_low: 'athlete lunge 160° one',
    knee_bends: 'rated side_lunge 4- 0°',
    trunk_up_when_low: 'athlete lunge 160° one',
    trunk_not_level: 'athlete lunge 160° one',
    not_straddled: 'sidelunge_01',
    hips_between_feet: 'squat_21',
    shoulders_fall_like_hips: 'athlete lunge 160° one',
  },
  jumping_jack: {
    arms_come_up: 'jack_10',
    both_arms: 'jack_10',
    arms_hang_at_rest: 'jack_10',
    hop_of_hips: 'athlete low_impact_jack 90°',
    hop_of_feet: 'jack_10',
    both_feet: 'jack_05',
    legs_long: 'jack_10',
    hips_stay_up: 'jack_10',
  },
  low_impact_jack: {
    arms_come_up: 'athlete low_impact_jack 135° depth 0.7',
    both_arms: 'basketball_01',
    arms_hang_at_rest: 'athlete low_impact_jack 135° depth 0.7',
    feet_part: 'athlete low_impact_jack 30° 2.2 m',
    feet_part_with_arms: 'athlete low_impact_jack 135° depth 0.7',
    legs_long: 'athlete low_impact_jack 135° depth 0.7',
    no_hop_of_hips: 'athlete low_impact_jack 135° depth 0.7',
    one_foot: 'athlete low_impact_jack 135° depth 0.7',
    knees_stay_down: 'athlete low_impact_jack 135° depth 0.7',
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Witness>>>>;

/**
 * Gives the maps of a plan their places in the arena.
 */
import { arrange } from './arena.mjs';

/** @typedef {import('../../src/pose/kernels/plan.js').NetworkPlan} NetworkPlan */

/** A map that has no place yet. @typedef {{ name: string, side: number, channels: number }} UnplacedMap */

/**
 * @param {readonly any[]} steps in their order, with unplaced maps
 * @param {readonly UnplacedMap[]} maps all of them
 * @param {(map: UnplacedMap) => number} valuesOf
 * @param {any} plan everything else, with unplaced maps
 * @returns {NetworkPlan}
 */
export function placeMaps(steps, maps, valuesOf, plan) {
  const side = plan.inputSize;
  const { distances, offsets, ...rest } = plan;
  // What is read, or computed, after the last step.
  const kept = new Set([rest, distances, offsets].flatMap((part) => Object.values(part)));
  // The picture comes before all steps.
  const pictures = [
    { values: side * side, first: -2, last: -1 },
    { values: (side + 1) * (side + 1) * 4, first: -1, last: 0 },
  ];
  const lifetimes = maps.map((map) => {
    const written = steps.findIndex(({ output }) => output === map);
    const read = steps.findLastIndex((step) => [step.input, step.other, step.residual].includes(map));
    return {
      values: valuesOf(map),
      first: written < 0 ? steps.length : written,
      last: kept.has(map) ? steps.length : read,
    };
  });
  const { places, values } = arrange([...pictures, ...lifetimes]);
  const [pixels, normalised, ...mapPlaces] = places;
  const placed = new Map(
    maps.map((map, index) => [map, { at: mapPlaces[index], side: map.side, channels: map.channels }]),
  );
  const withPlaces = (/** @type {any} */ part) =>
    Object.fromEntries(Object.entries(part).map(([key, value]) => [key, placed.get(value) ?? value]));
  return /** @type {any} */ ({
    ...withPlaces(rest),
    arenaValues: values,
    pixels,
    normalised,
    steps: steps.map(withPlaces),
    distances: withPlaces(distances),
    offsets: withPlaces(offsets),
  });
}

/**
 * Where the maps of a plan lie in the arena: they share places, as most are needed for a short while only.
 */

/**
 * @typedef {object} Lifetime
 * @property {number} values how many it takes
 * @property {number} first the step that writes it
 * @property {number} last the last step that reads it
 */

/** Places are multiples of a cache line. */
const LINE = 16;

/**
 * Gives each a place that nobody has who lives at the same time, the largest first.
 * @param {readonly Lifetime[]} lifetimes
 * @returns {{ places: number[], values: number }} the places in their order, and how many values all take
 */
export function arrange(lifetimes) {
  const places = lifetimes.map(() => -1);
  const order = lifetimes.map((_, index) => index).sort((a, b) => lifetimes[b].values - lifetimes[a].values);
  let values = 0;
  for (const index of order) {
    const { first, last, values: wanted } = lifetimes[index];
    const taken = lifetimes
      .map((other, at) => ({ ...other, place: places[at] }))
      .filter((other) => other.place >= 0 && other.first <= last && first <= other.last)
      .sort((a, b) => a.place - b.place);
    let place = 0;
    for (const other of taken) {
      if (place + wanted <= other.place) break;
      place = Math.max(place, Math.ceil((other.place + other.values) / LINE) * LINE);
    }
    places[index] = place;
    values = Math.max(values, place + wanted);
  }
  return { places, values: Math.ceil(values / LINE) * LINE };
}

import { CELL } from './lanes';

/** How likely something is, from what the network says: between 0 and 1. */
export function likelihood(value: f32): f32 {
  return <f32>(1 / (1 + Math.exp(-(<f64>value))));
}

/**
 * The cell of the person: where one is likely, the nearer to the middle the better.
 *
 * @param values one for each cell, `CELL` bytes apart
 * @param weights one for each cell, without anything in between
 */
export function personCell(cells: i32, values: usize, weights: usize): i32 {
  let best: f32 = -1;
  let found = 0;
  for (let cell = 0; cell < cells; cell++) {
    const value = likelihood(load<f32>(values)) * load<f32>(weights);
    if (value > best) {
      best = value;
      found = cell;
    }
    values += CELL;
    weights += 4;
  }
  return found;
}

/**
 * The cell in which a keypoint is likeliest, the likelier the nearer to where the person's cell expects it.
 *
 * @param side of the map in cells
 * @param values one for each cell, `CELL` bytes apart
 * @param row where it is expected, `column` likewise
 * @param nearness is added to the distance, by which a cell's likelihood is divided
 */
export function keypointCell(side: i32, values: usize, row: f64, column: f64, nearness: f64): i32 {
  let best: f64 = -1;
  let found = 0;
  // Below this not even a cell at the expected place itself would do: most cells are told by one comparison.
  let least: f32 = -f32.MAX_VALUE;
  for (let y = 0; y < side; y++) {
    const down = <f64>y - row;
    for (let x = 0; x < side; x++) {
      const value = load<f32>(values);
      values += CELL;
      if (value < least) continue;
      const right = <f64>x - column;
      const worth = <f64>likelihood(value) / (Math.sqrt(down * down + right * right) + nearness);
      if (worth > best) {
        best = worth;
        found = y * side + x;
        least = leastOf(best * nearness);
      }
    }
  }
  return found;
}

/** A little below the value whose likelihood is `wanted`. */
function leastOf(wanted: f64): f32 {
  if (wanted >= 1) return f32.MAX_VALUE;
  return <f32>(Math.log(wanted / (1 - wanted)) - 0.01);
}

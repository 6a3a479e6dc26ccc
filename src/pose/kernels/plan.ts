/**
 * What a plan says: which kernel computes what from what, and where it all lies. `scripts/movenet/` makes the plan of a
 * model from its graph when the package is built; `network.ts` follows it. Places are counted in values of four bytes.
 */

/** Values of one cell in a block of channels. */
export const BLOCK = 8;

/**
 * Values between two blocks of a map beyond its cells. Without them the blocks of most maps would be multiples of 4 KB
 * apart, and so take one another's places in the processor's cache.
 */
const BLOCK_GAP = 48;

/** A map: a square picture of channels, in blocks of eight (`assembly/lanes.ts`). */
export interface MapPlace {
  /** In the arena. */
  readonly at: number;
  /** In cells. */
  readonly side: number;
  /** A multiple of eight; those beyond what the network has are zeros. */
  readonly channels: number;
}

/** Values from one block of channels to the next. */
export function planeOf({ side }: Pick<MapPlace, 'side'>): number {
  return side * side * BLOCK + BLOCK_GAP;
}

/** Values that a map takes. */
export function valuesOf(map: Pick<MapPlace, 'side' | 'channels'>): number {
  return (map.channels / BLOCK) * planeOf(map);
}

/** A matrix of weights in the model's file, and where it is put, as tiles. */
export interface WeightMatrix {
  /** In bytes from the beginning of the file. */
  readonly from: number;
  readonly rows: number;
  readonly columns: number;
  /** A row of zeros follows after each so many rows; 0 for none. */
  readonly group: number;
  /** Among the packed weights. */
  readonly to: number;
}

/** What a layer does with its sums at the end. */
export type Activation = 'none' | 'relu' | 'relu6';

/** Weights of one layer, by their places among the packed ones. */
export interface Layer {
  readonly weights: number;
  readonly bias: number;
  readonly activation: Activation;
}

/** One call of a kernel. */
export type Step =
  | (Layer & { readonly kernel: 'first'; readonly output: MapPlace })
  | (Layer & {
      readonly kernel: 'pointwise';
      readonly input: MapPlace;
      readonly output: MapPlace;
      /** Is added to the output. */
      readonly residual?: MapPlace;
    })
  | (Layer & {
      readonly kernel: 'depthwise';
      readonly input: MapPlace;
      readonly output: MapPlace;
      readonly stride: 1 | 2;
    })
  | {
      readonly kernel: 'upsampleAdd';
      readonly input: MapPlace;
      readonly other: MapPlace;
      readonly output: MapPlace;
    };

/** A head of the network that is read at single cells, and so computed there alone. */
export interface CellHead {
  readonly depthwise: Layer;
  readonly expand: Layer;
  readonly last: Layer;
  /** Maps of one cell for what lies between, and for what is read. */
  readonly gathered: MapPlace;
  readonly expanded: MapPlace;
  readonly output: MapPlace;
}

/** How a model is computed. */
export interface NetworkPlan {
  /** Side in pixels of the square picture that it takes. */
  readonly inputSize: number;
  /** How many keypoints it finds. */
  readonly keypoints: number;
  /** Bytes of the file of weights that the plan belongs to. */
  readonly weightsBytes: number;
  readonly matrices: readonly WeightMatrix[];
  /** How many values the packed weights take. */
  readonly packedValues: number;
  /** A row of zeros among them, for what lies beyond the border and for layers without a bias. */
  readonly zeros: number;
  /** How many values the arena takes, in which everything lies that is computed. */
  readonly arenaValues: number;
  /** The picture, RGBA, in the arena. */
  readonly pixels: number;
  /** The same as the network takes it. */
  readonly normalised: number;
  readonly steps: readonly Step[];
  /** What the steps leave: the map that all heads read, where people are, and where keypoints are. */
  readonly features: MapPlace;
  readonly people: MapPlace;
  readonly likely: MapPlace;
  /** Among the packed weights: what people count for in each cell, the nearer to the middle the more. */
  readonly middle: number;
  /** What is added to the distance by which a keypoint's likelihood is divided, in cells. */
  readonly nearness: number;
  /** From the person's cell to each keypoint: down and right, in cells. */
  readonly distances: CellHead;
  /** Where keypoints lie in their cells: down and right, for each of them. */
  readonly offsets: CellHead;
}

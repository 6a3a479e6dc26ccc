/**
 * Pictures that are brighter than the screen's white (HLG, PQ), as a screen without HDR shows them. Browsers do this as they
 * draw, each in its own way and for the whole picture, which takes longer than finding the pose in it; here it is done
 * for the pixels of the square alone, and the same everywhere.
 */

/** Red, green and blue, from 0 to 1. Changed in place. */
export type Rgb = Float64Array;

/** Light of white in a picture and the most that is told apart, in cd/m² (ITU-R BT.2408, BT.2100). */
const WHITE = 203;
const PEAK = 1000;

/** From what the signal says to light, 1 is white. */
type ToLight = (rgb: Rgb) => void;

/** Entries of tables over 0 to 1; finer than the 10 bits that such videos have. */
const ENTRIES = 4096;

/** @returns what changes a picture's red, green and blue as they were decoded (BT.2020) into those of sRGB */
export function toneMapper(transfer: 'hlg' | 'pq'): (rgb: Rgb) => void {
  const toLight = transfer === 'hlg' ? hlgToLight() : pqToLight();
  const encode = table(sRgb);
  return (rgb) => {
    toLight(rgb);
    toBt709(rgb);
    compress(rgb);
    for (let channel = 0; channel < 3; channel++) rgb[channel] = at(encode, rgb[channel]!);
  };
}

/** ITU-R BT.2100: hybrid log-gamma, on a display whose peak is 1000 cd/m², for which the system's gamma is 1.2. */
function hlgToLight(): ToLight {
  const a = 0.17883277;
  const b = 1 - 4 * a;
  const c = 0.5 - a * Math.log(4 * a);
  const scene = table((signal) => (signal <= 0.5 ? signal ** 2 / 3 : (Math.exp((signal - c) / a) + b) / 12));
  // Over the root of brightness, as the curve is steep near black.
  const gain = table((root) => root ** (2 * (1.2 - 1)) * (PEAK / WHITE));
  return (rgb) => {
    for (let channel = 0; channel < 3; channel++) rgb[channel] = at(scene, rgb[channel]!);
    const factor = at(gain, Math.sqrt(0.2627 * rgb[0]! + 0.678 * rgb[1]! + 0.0593 * rgb[2]!));
    for (let channel = 0; channel < 3; channel++) rgb[channel] = rgb[channel]! * factor;
  };
}

/** ITU-R BT.2100: perceptual quantisation. */
function pqToLight(): ToLight {
  const light = table((signal) => {
    const power = signal ** (1 / 78.84375);
    const share = Math.max(0, power - 0.8359375) / (18.8515625 - 18.6875 * power);
    return Math.min(PEAK, 10_000 * share ** (1 / 0.1593017578125)) / WHITE;
  });
  return (rgb) => {
    for (let channel = 0; channel < 3; channel++) rgb[channel] = at(light, rgb[channel]!);
  };
}

/** ITU-R BT.2087: the colours of BT.2020 in those of BT.709; what these cannot show is cut off. */
function toBt709(rgb: Rgb): void {
  const [red, green, blue] = rgb as unknown as [number, number, number];
  rgb[0] = Math.max(0, 1.6605 * red - 0.5876 * green - 0.0728 * blue);
  rgb[1] = Math.max(0, -0.1246 * red + 1.1329 * green - 0.0083 * blue);
  rgb[2] = Math.max(0, -0.0182 * red - 0.1006 * green + 1.1187 * blue);
}

/** Reinhard et al. 2002, equation 4, on the largest of the three: the peak becomes white, and no colour changes. */
function compress(rgb: Rgb): void {
  const most = Math.max(rgb[0]!, rgb[1]!, rgb[2]!);
  const factor = (1 + most / (PEAK / WHITE) ** 2) / (1 + most);
  for (let channel = 0; channel < 3; channel++) rgb[channel] = rgb[channel]! * factor;
}

/** IEC 61966-2-1. */
function sRgb(light: number): number {
  return light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
}

function table(of: (value: number) => number): Float64Array {
  return Float64Array.from({ length: ENTRIES }, (_, index) => of(index / (ENTRIES - 1)));
}

function at(values: Float64Array, value: number): number {
  return values[Math.round(Math.min(1, Math.max(0, value)) * (ENTRIES - 1))]!;
}

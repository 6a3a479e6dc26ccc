/**
 * Pictures that are brighter than the screen's white (HLG, PQ), as a screen without HDR shows them. Browsers do this as they
 * draw, each in its own way and for the whole picture, which takes longer than finding the pose in it; here it is done
 * for the pixels of the square alone, and the same everywhere.
 */

/**
 * Brings one pixel to sRGB.
 *
 * @param red as decoded, from 0 to 255, in the colours of BT.2020; likewise the others
 * @param result takes three values of 0 to 255
 */
export type ToneMapper = (red: number, green: number, blue: number, result: Float32Array) => void;

/** Light of white in a picture and the most that is told apart, in cd/m² (ITU-R BT.2408, BT.2100). */
const WHITE = 203;
const PEAK = 1000;

/** The last entry of tables over 0 to 1; finer than the 10 bits that such videos have. */
const LAST = 4095;

/** @param transfer how light is written down */
export function toneMapper(transfer: 'hlg' | 'pq'): ToneMapper {
  const light = table(transfer === 'hlg' ? hlgLight : pqLight);
  const gain = table(transfer === 'hlg' ? hlgGain : () => 1 / WHITE);
  const encode = table((value) => 255 * sRgb(value));
  const perValue = LAST / 255;
  return (red, green, blue, result) => {
    const r = light[entry(red * perValue)]!;
    const g = light[entry(green * perValue)]!;
    const b = light[entry(blue * perValue)]!;
    const factor = gain[entry(Math.sqrt(0.2627 * r + 0.678 * g + 0.0593 * b) * LAST)]!;
    // ITU-R BT.2087: the colours of BT.2020 in those of BT.709; what these cannot show is cut off.
    const shownR = Math.max(0, 1.6605 * r - 0.5876 * g - 0.0728 * b) * factor;
    const shownG = Math.max(0, -0.1246 * r + 1.1329 * g - 0.0083 * b) * factor;
    const shownB = Math.max(0, -0.0182 * r - 0.1006 * g + 1.1187 * b) * factor;
    // Reinhard et al. 2002, equation 4, on the largest of the three: the peak becomes white, and no colour changes.
    const most = Math.max(shownR, shownG, shownB);
    const scale = ((1 + most * (WHITE / PEAK) ** 2) / (1 + most)) * LAST;
    result[0] = encode[entry(shownR * scale)]!;
    result[1] = encode[entry(shownG * scale)]!;
    result[2] = encode[entry(shownB * scale)]!;
  };
}

/** ITU-R BT.2100, hybrid log-gamma: from the signal to the light of the scene. */
function hlgLight(signal: number): number {
  const a = 0.17883277;
  const b = 1 - 4 * a;
  const c = 0.5 - a * Math.log(4 * a);
  return signal <= 0.5 ? signal ** 2 / 3 : (Math.exp((signal - c) / a) + b) / 12;
}

/**
 * From there to that of a display, where white is 1: its gamma is 1.2 where the peak is 1000 cd/m². By the root of the
 * brightness, as the curve is steep near black.
 */
function hlgGain(root: number): number {
  return root ** (2 * (1.2 - 1)) * (PEAK / WHITE);
}

/** ITU-R BT.2100, perceptual quantisation: from the signal to light in cd/m². */
function pqLight(signal: number): number {
  const power = signal ** (1 / 78.84375);
  const share = Math.max(0, power - 0.8359375) / (18.8515625 - 18.6875 * power);
  return Math.min(PEAK, 10_000 * share ** (1 / 0.1593017578125));
}

/** IEC 61966-2-1. */
function sRgb(light: number): number {
  return light <= 0.0031308 ? 12.92 * light : 1.055 * light ** (1 / 2.4) - 0.055;
}

function table(of: (value: number) => number): Float32Array {
  return Float32Array.from({ length: LAST + 1 }, (_, index) => of(index / LAST));
}

function entry(place: number): number {
  return place <= 0 ? 0 : place >= LAST ? LAST : (place + 0.5) | 0;
}

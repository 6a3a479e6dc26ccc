/**
 * Asks of every picture of the corpus what is seen in it, and where.
 */
import { expect } from '@open-wc/testing';
import type { TrackerError } from '../../src/errors.js';
import { PICTURES } from './picture-corpus.js';
import { createTracker } from './tracker.js';

/** Encoders differ by so much in a colour, in profiles and by rounding. */
const COLOUR_TOLERANCE = 24;

/** The colour of one pixel of a picture. */
function colourAt(picture: ImageBitmap, x: number, y: number): readonly number[] {
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d')!;
  context.drawImage(picture, x, y, 1, 1, 0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data.subarray(0, 3)];
}

/** Describes the tests of the table. */
export function describePictures(): void {
  describe('pictures that people have', () => {
    for (const { kind, make, width, height, seen, refusal } of PICTURES) {
      it(kind, async () => {
        const { tracker, of } = await createTracker({
          options: { source: 'image', keypoints: true, skeleton: false },
        });
        const file = await make();
        let error: TrackerError | undefined;
        try {
          await tracker.analyze(file);
        } catch (thrown) {
          error = thrown as TrackerError;
        }
        if (error) {
          if (!refusal) throw error;
          expect({ code: error.code, reason: error.details?.['reason'] }).to.deep.equal(refusal);
          expect(error.message).to.contain(file.name);
          tracker.remove();
          return;
        }
        expect(of('keypoints')[0]).to.include({ width, height });
        const [overlay] = of('image_overlay');
        expect(overlay).to.include({ width, height });
        const picture = await createImageBitmap(await (await fetch(overlay!.image)).blob());
        expect([picture.width, picture.height]).to.deep.equal([width, height]);
        for (const { x, y, colour } of seen) {
          const found = colourAt(picture, Math.floor(x * width), Math.floor(y * height));
          found.forEach((value, index) =>
            expect(value, `${found.join(' ')} at ${x}, ${y}`).to.be.closeTo(colour[index]!, COLOUR_TOLERANCE),
          );
        }
        picture.close();
        tracker.remove();
      });
    }
  });
}

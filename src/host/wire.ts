/**
 * Messages in the form in which they go out of the endpoint page.
 */
import type { TrackerMessage } from '../output/messages.js';

/** The field that `data` stands for, by message: clients in the field read either name. */
const DATA_FIELDS: Readonly<Record<string, string>> = {
  keypoints: 'keypoints',
  angles: 'angles',
  recommendations: 'recommendations',
  image_overlay: 'image',
};

/** A message with the alias `data` where clients expect it. */
export function toWire(message: TrackerMessage): object {
  const field = DATA_FIELDS[message.type];
  return field === undefined ? message : { ...message, data: (message as unknown as Record<string, unknown>)[field] };
}

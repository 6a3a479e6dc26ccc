/**
 * Models by the names that commands take.
 */
import { modelEntries, type PoseModel } from '../../src/pose/models.js';

/** @param name the whole name, or a part of it (`lite`, `movenet`); where several have that part it is the first of them */
export function modelNamed(name: string): PoseModel {
  const names = modelEntries().map(([model]) => model);
  const found = names.find((model) => model === name || model.split('-').includes(name));
  if (!found) throw new Error(`There is no model "${name}". Use ${names.join(', ')}.`);
  return found;
}

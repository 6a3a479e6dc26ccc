/**
 * The JSON Schema of exercise records, made from their types.
 */
import { join } from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';
import { ROOT } from './run.mjs';

/** The file at the package's top. */
export const SCHEMA_FILE = 'exercise.schema.json';

/**
 * Makes the schema.
 * @returns {object}
 */
export function recordSchema() {
  const generator = createGenerator({
    path: join(ROOT, 'src/exercise/types.ts'),
    tsconfig: join(ROOT, 'tsconfig.json'),
    type: 'ExerciseRecord',
    additionalProperties: false,
    // `npm run types` does that.
    skipTypeCheck: true,
  });
  const { $schema, ...schema } = generator.createSchema('ExerciseRecord');
  return { $schema, title: 'Exercise record of pose-upload-tracker', ...schema };
}

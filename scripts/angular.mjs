/**
 * Writes `dist/angular.js` and its types: a directive that makes Angular's templates know the element's options.
 *
 * Angular's compiler reads such declarations from libraries as literals, in the form that its own compiler writes for them
 * (`compilationMode: "partial"`); it keeps reading those of older versions. Written here from the option table, it takes
 * neither Angular's compiler nor a second list of options.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readOptions } from './lib/options.mjs';
import { ROOT } from './lib/run.mjs';

/** The oldest version of Angular that understands it. */
const ANGULAR = '17.0.0';

const NAME = 'PoseUploadTrackerDirective';

/** Properties of the element that are no options. */
const PROPERTIES = ['sessionSetup', 'verifyToken'];

// Every element has `lang` already.
const names = [...(await readOptions()).map(({ name }) => name).filter((name) => name !== 'lang'), ...PROPERTIES];

const code = `import * as i0 from '@angular/core';
import './define.js';

export class ${NAME} {
  #element = i0.inject(i0.ElementRef).nativeElement;
${names.map((name) => `  set ${name}(value) { this.#element.${name} = value; }`).join('\n')}
  static ɵfac = i0.ɵɵngDeclareFactory({ minVersion: '12.0.0', version: '${ANGULAR}', ngImport: i0, type: ${NAME}, deps: [], target: i0.ɵɵFactoryTarget.Directive });
  static ɵdir = i0.ɵɵngDeclareDirective({ minVersion: '14.0.0', version: '${ANGULAR}', type: ${NAME}, isStandalone: true, selector: 'pose-upload-tracker', inputs: { ${names.map((name) => `${name}: '${name}'`).join(', ')} }, ngImport: i0 });
}
`;

const types = `import * as i0 from '@angular/core';
import type { TrackerInputs } from './index.js';
import type { PoseUploadTracker } from './define.js';
export type { PoseUploadTracker } from './define.js';
/** Registers the element, and makes templates of components that import it know the options. */
export declare class ${NAME} {
${names.map((name) => `    set ${name}(value: ${PROPERTIES.includes(name) ? `PoseUploadTracker['${name}']` : `TrackerInputs['${name}']`});`).join('\n')}
    static ɵfac: i0.ɵɵFactoryDeclaration<${NAME}, never>;
    static ɵdir: i0.ɵɵDirectiveDeclaration<${NAME}, "pose-upload-tracker", never, { ${names.map((name) => `"${name}": { "alias": "${name}"; "required": false; };`).join(' ')} }, {}, never, never, true, never>;
}
`;

writeFileSync(join(ROOT, 'dist/angular.js'), code);
writeFileSync(join(ROOT, 'dist/types/angular.d.ts'), types);

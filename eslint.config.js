/**
 * The rules of the code. Beyond the usual ones they keep the direction of the pipeline: a stage imports only from the
 * stages before it, nothing below the element knows lit, and the pure stages touch no DOM and read no clock. Circles of
 * imports are looked for by oxlint (`.oxlintrc.json`).
 */
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import lit from 'eslint-plugin-lit';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';
import tests from './scripts/tests/lint/rules.mjs';

/** The stages in their order. Each may import from itself and from those before it, where `MAY_IMPORT` allows. */
const STAGES = [
  'workers',
  'media',
  'pose',
  'motion',
  'texts',
  'exercise',
  'output',
  'access',
  'session',
  'element',
  'host',
  'react',
  'vue',
  'tune',
];

/**
 * Stages that know less than everything before them.
 * @type {Record<string, string[]>}
 */
const MAY_IMPORT = {
  media: [],
  texts: ['media'],
  access: [],
  // Pure: what workers are is no business of theirs.
  motion: ['media', 'pose'],
  exercise: ['media', 'pose', 'motion', 'texts'],
  tune: ['pose', 'exercise'],
};

/**
 * Stages that take only types from some of those before them: the pure ones run without what needs a browser.
 * @type {Record<string, string[]>}
 */
const TYPES_ONLY = { motion: ['media', 'pose'], texts: ['media'], exercise: ['media', 'pose'] };

/** Stages that may not use lit. */
const WITHOUT_LIT = ['workers', 'media', 'pose', 'motion', 'texts', 'exercise', 'output', 'access', 'session', 'tune'];

const NO_CLOCK = ['workers', 'pose', 'motion', 'texts', 'exercise', 'output', 'tune'];
const NO_DOM = ['motion', 'texts', 'exercise', 'tune'];

/** What browsers have only since a short while, and what the package has in its place. */
const TOO_NEW = [
  { object: 'AbortSignal', property: 'any', message: 'Use anySignal of abort.ts: Safari has it from 17.4 on.' },
  { object: 'URL', property: 'canParse', message: 'Use parseUrl of url.ts: Safari has it from 17 on.' },
  { object: 'Promise', property: 'withResolvers', message: 'Safari has it from 17.4 on.' },
];

const DOM_GLOBALS = [
  'window',
  'self',
  'document',
  'navigator',
  'location',
  'performance',
  'fetch',
  'setTimeout',
  'setInterval',
  'queueMicrotask',
  'requestAnimationFrame',
  'localStorage',
  'Worker',
  'OffscreenCanvas',
  'HTMLElement',
  'ImageData',
  'VideoFrame',
  'process',
];

/**
 * Matches what is imported from stages.
 * @param {readonly string[]} names
 * @param {string} [from] the way to `src/`, as a pattern
 */
const pathInto = (names, from = '(\\.\\./)+') => `^${from}(${names.join('|')})(/|\\.|$)`;

/**
 * @param {string} who
 * @param {readonly string[]} names of stages
 * @param {string} [from] the way to `src/`, as a pattern
 */
const typesOnlyPattern = (who, names, from) => ({
  regex: pathInto(names, from),
  message: `${who} may import only types from: ${names.join(', ')}.`,
  allowTypeImports: true,
});

/**
 * Import rules of one stage: static imports by path, dynamic ones by syntax.
 * @param {string} stage
 */
function stageRules(stage) {
  const allowed = MAY_IMPORT[stage] ?? STAGES.slice(0, STAGES.indexOf(stage));
  const forbidden = STAGES.filter((other) => other !== stage && !allowed.includes(other));
  // The entry points are for what stands on top of the element.
  if (!['host', 'react', 'vue'].includes(stage)) forbidden.push('index', 'define');
  const typesOnly = TYPES_ONLY[stage] ?? [];
  const path = pathInto(forbidden);
  const message = `${stage}/ may import from: ${[stage, ...allowed].join(', ')} (the pipeline has one direction).`;
  /** @type {{ regex: string, message: string, allowTypeImports?: boolean }[]} */
  const patterns = [{ regex: path, message }];
  if (typesOnly.length > 0) patterns.push(typesOnlyPattern(`${stage}/`, typesOnly));
  if (WITHOUT_LIT.includes(stage)) {
    patterns.push({ regex: '^(lit|lit-html|lit-element|@lit)(/|$)', message: 'Below element/ nothing imports lit.' });
  }
  // A pattern in a selector stands between slashes, so its own are written as a character class. What is imported
  // dynamically is never a type.
  const inSelector = pathInto([...forbidden, ...typesOnly]).replaceAll('/', '[\\u002F]');
  const syntax = [{ selector: `ImportExpression[source.value=/${inSelector}/]`, message }];
  /** @type {import('eslint').Linter.RulesRecord} */
  const rules = {
    '@typescript-eslint/no-restricted-imports': ['error', { patterns }],
    'no-restricted-properties': ['error', ...TOO_NEW],
  };
  if (NO_CLOCK.includes(stage)) {
    const clock = 'Time is an argument here, in ms of media time.';
    syntax.push({ selector: 'NewExpression[callee.name="Date"]', message: clock });
    rules['no-restricted-properties'] = [
      'error',
      ...TOO_NEW,
      { object: 'Date', property: 'now', message: clock },
      { object: 'performance', property: 'now', message: clock },
    ];
  }
  if (NO_DOM.includes(stage)) {
    const message = `${stage}/ is pure: no DOM, no clock, no network.`;
    rules['no-restricted-globals'] = ['error', ...DOM_GLOBALS.map((name) => ({ name, message }))];
  }
  rules['no-restricted-syntax'] = ['error', ...syntax];
  return { files: [`src/${stage}/**/*.ts`], rules };
}

export default defineConfig(
  {
    ignores: [
      '**/dist/',
      '**/node_modules/',
      '.wireit/',
      'examples/**/*.ts',
      'examples/**/*.tsx',
      'out/',
      'coverage/',
      'shared/',
      'test/fixtures/',
      // AssemblyScript, whose compiler is also what checks it.
      'src/pose/kernels/assembly/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        // The sources are part of the tests' program: one of their own would tell the same once more.
        project: ['./tsconfig.test.json', './tsconfig.scripts.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: 'error',
      'prefer-const': 'error',
      'no-undef': 'off',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    // @ts-expect-error both plugins type their configurations as possibly missing
    extends: [lit.configs['flat/recommended'], wc.configs['flat/recommended']],
    rules: { 'no-console': ['error', { allow: ['warn', 'error'] }] },
  },
  {
    // The element's properties come from the option table; an interface of the same name gives them their types.
    files: ['src/element/pose-upload-tracker.ts'],
    rules: { '@typescript-eslint/no-unsafe-declaration-merging': 'off' },
  },
  ...STAGES.map(stageRules),
  {
    files: ['src/package-assets.ts'],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        { patterns: [typesOnlyPattern('package-assets.ts', STAGES, '\\./')] },
      ],
    },
  },
  {
    files: ['test/**/*.ts'],
    plugins: { tests },
    rules: {
      'tests/asserts-first': 'error',
      'tests/skip-with-reason': 'error',
      // Chai's properties (`expect(x).to.be.true`) and mocha's callbacks.
      '@typescript-eslint/no-unused-expressions': 'off',
      // The types of @open-wc/testing make a promise of every `equal`.
      '@typescript-eslint/no-floating-promises': 'off',
      // Doubles and messages are taken apart freely; none of it uses `this`.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // Tools in plain JavaScript: JSDoc types where they help; JSON and browser protocols give `any`.
    files: ['**/*.mjs', '**/*.js', 'test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  // Examples are what a page's author would write: plain scripts, no types.
  { files: ['examples/**/*.js', 'hosting/**/*.js'], extends: [tseslint.configs.disableTypeChecked] },
);

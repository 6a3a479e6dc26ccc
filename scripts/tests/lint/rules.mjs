/**
 * Rules for tests: none passes without having shown anything.
 */

/** @typedef {import('eslint').Rule.Node} Node */

const TESTS = ['it', 'test', 'specify'];

/**
 * Whether a call defines a test: `it(…)`, `it.only(…)`.
 * @param {Node} node
 */
function isTest(node) {
  if (node.type !== 'CallExpression') return false;
  const { callee } = node;
  const name = callee.type === 'MemberExpression' ? callee.object : callee;
  return name.type === 'Identifier' && TESTS.includes(name.name);
}

/**
 * Whether a call asserts something: `expect(…)`, or a helper whose name begins so.
 * @param {import('estree').CallExpression} node
 */
function isAssertion({ callee }) {
  return callee.type === 'Identifier' && /^(expect|assert)/.test(callee.name);
}

/**
 * A test that returns before its first assertion has passed without a word. It skips itself with a reason instead.
 * @type {import('eslint').Rule.RuleModule}
 */
const noEarlyReturn = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      early: 'This test passes here without having shown anything: use skip(this, reason) of test/helpers/skip.ts.',
    },
  },
  create(context) {
    /** The functions around the node that is looked at. @type {{ isTest: boolean, asserts: boolean }[]} */
    const functions = [];
    /** @param {Node} node */
    const enter = (node) => functions.push({ isTest: isTest(/** @type {Node} */ (node.parent)), asserts: false });
    const leave = () => functions.pop();
    return {
      FunctionExpression: enter,
      'FunctionExpression:exit': leave,
      ArrowFunctionExpression: enter,
      'ArrowFunctionExpression:exit': leave,
      FunctionDeclaration: enter,
      'FunctionDeclaration:exit': leave,
      CallExpression(node) {
        if (!isAssertion(node)) return;
        // One inside of a callback of the test counts for the test.
        for (const around of functions) around.asserts = true;
      },
      ReturnStatement(node) {
        const own = functions.at(-1);
        // What a test returns at its end is a promise of its assertions.
        const isLast =
          node.parent.type === 'BlockStatement' &&
          isTest(/** @type {Node} */ (node.parent.parent.parent)) &&
          node.argument;
        if (own?.isTest && !own.asserts && !isLast) context.report({ node, messageId: 'early' });
      },
    };
  },
};

/**
 * A test that is skipped says why.
 * @type {import('eslint').Rule.RuleModule}
 */
const skipWithReason = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      skip: 'Say why: skip(this, reason) of test/helpers/skip.ts.',
      only: 'The others would not run.',
    },
  },
  create(context) {
    return {
      MemberExpression(node) {
        const { object, property } = node;
        if (property.type !== 'Identifier') return;
        const suites = [...TESTS, 'describe', 'context', 'suite'];
        const isSuite = object.type === 'Identifier' && suites.includes(object.name);
        const isContext = object.type === 'ThisExpression';
        if (property.name === 'skip' && (isSuite || isContext)) context.report({ node, messageId: 'skip' });
        if (property.name === 'only' && isSuite) context.report({ node, messageId: 'only' });
      },
    };
  },
};

/** @type {import('eslint').ESLint.Plugin} */
export default { rules: { 'no-early-return': noEarlyReturn, 'skip-with-reason': skipWithReason } };

/**
 * Rules for tests: none passes without having shown anything.
 */

/** @typedef {import('eslint').Rule.Node} Node */
/** @typedef {import('estree').Node} AnyNode */

const TESTS = ['it', 'test', 'specify'];
const SUITES = ['describe', 'context', 'suite'];
/** Mocha's short names for what is skipped. */
const SKIPPED = ['xit', 'xspecify', 'xdescribe', 'xcontext'];

/**
 * The name by which a call goes: `it` of `it(…)` and of `it.only(…)`.
 * @param {AnyNode | null} node
 */
function nameOf(node) {
  if (node?.type !== 'CallExpression') return undefined;
  const { callee } = node;
  if (callee.type === 'Identifier') return callee.name;
  // What is called `test` may as well be a thing that a test has made.
  const isVariant =
    callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === 'only';
  return isVariant && callee.object.type === 'Identifier' ? callee.object.name : undefined;
}

/** @param {AnyNode | null} node */
function isTest(node) {
  const name = nameOf(node);
  return name !== undefined && TESTS.includes(name);
}

/**
 * Whether a call asserts something: `expect(…)`, a helper whose name begins so, or a wait that fails where it is in vain.
 * @param {import('estree').CallExpression} node
 */
function isAssertion({ callee }) {
  const name = callee.type === 'MemberExpression' ? callee.property : callee;
  return name.type === 'Identifier' && /^(expect|assert|waitUntil$)/.test(name.name);
}

/**
 * Whether a function is run where it stands, as far as one sees: it is handed to a call, or called at once.
 * @param {Node} node
 */
function isHandedOver({ parent }) {
  return parent?.type === 'CallExpression';
}

/**
 * A test that asserts nothing, or returns before its first assertion, passes without a word.
 * @type {import('eslint').Rule.RuleModule}
 */
const assertsFirst = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      early: 'Here this test passes without having shown anything: use skip(this, reason) of test/helpers/skip.ts.',
      nothing: 'This test asserts nothing: call expect, or a helper whose name begins with expect.',
    },
  },
  create(context) {
    /** The functions around the node that is looked at. @type {{ node: Node, isTest: boolean, asserts: boolean }[]} */
    const functions = [];
    /** @param {Node} node */
    const enter = (node) => functions.push({ node, isTest: isTest(node.parent), asserts: false });
    const leave = () => {
      const own = functions.pop();
      if (own?.isTest && !own.asserts) context.report({ node: own.node, messageId: 'nothing' });
    };
    return {
      FunctionExpression: enter,
      'FunctionExpression:exit': leave,
      ArrowFunctionExpression: enter,
      'ArrowFunctionExpression:exit': leave,
      FunctionDeclaration: enter,
      'FunctionDeclaration:exit': leave,
      CallExpression(node) {
        if (!isAssertion(node)) return;
        // One in a function that the test keeps has not been made when that is defined.
        for (const around of functions.toReversed()) {
          around.asserts = true;
          if (around.isTest || !isHandedOver(around.node)) return;
        }
      },
      ReturnStatement(node) {
        const own = functions.at(-1);
        if (own?.isTest && !own.asserts) context.report({ node, messageId: 'early' });
      },
    };
  },
};

/**
 * A test that is skipped says why. What this does not see, the summary of a run does.
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
        const isSuite = object.type === 'Identifier' && [...TESTS, ...SUITES].includes(object.name);
        const isContext = object.type === 'ThisExpression';
        const name = property.type === 'Identifier' ? property.name : property.type === 'Literal' ? property.value : '';
        if (name === 'skip' && (isSuite || isContext)) context.report({ node, messageId: 'skip' });
        if (name === 'only' && isSuite) context.report({ node, messageId: 'only' });
      },
      CallExpression(node) {
        const isPending = isTest(node) && node.callee.type === 'Identifier' && node.arguments.length < 2;
        if (SKIPPED.includes(nameOf(node) ?? '') || isPending) context.report({ node, messageId: 'skip' });
      },
    };
  },
};

/** @type {import('eslint').ESLint.Plugin} */
export default { rules: { 'asserts-first': assertsFirst, 'skip-with-reason': skipWithReason } };

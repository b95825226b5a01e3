/** A lint rule: no reading of the machine's clock or dice where both are passed in. */
const isNamed = (node, object, property) =>
  node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === object && node.property.name === property;

const rule = {
  create: (context) => ({
    MemberExpression: (node) => {
      if (isNamed(node, 'Date', 'now') || isNamed(node, 'Math', 'random'))
        context.report({ node, message: 'The clock and randomness are passed in (deps.clock, deps.randomBytes).' });
    },
    NewExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0)
        context.report({ node, message: 'new Date() reads the clock of the machine; pass the time in (deps.clock).' });
    },
    CallExpression: (node) => {
      if (node.callee.type === 'Identifier' && node.callee.name === 'Date')
        context.report({ node, message: 'Date() reads the clock of the machine; pass the time in (deps.clock).' });
    },
  }),
};

export default { meta: { name: 'quarterdeck' }, rules: { 'no-clock': rule } };

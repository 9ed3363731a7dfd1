// Evaluates Bicep expressions.
import { loopOf } from './syntax.mjs';
import { Unknown } from './functions.mjs';

const unescape = (_, point, character) => point ? String.fromCodePoint(parseInt(point, 16)) : { n: '\n', r: '\r', t: '\t' }[character] ?? character;

/**
 * An evaluator over a scope (name → value) that reports what it cannot find.
 * @param functions Bicep's functions by name.
 * @param problem Takes a sentence.
 */
export function evaluator(functions, problem) {
  const evaluate = (node, scope) => {
    const one = evaluators[node.type];
    if (!one) {
      throw new Error(`line ${node.startPosition.row + 1}: the planner does not know ${node.type}`);
    }
    return one(node, scope);
  };

  const lambda = (names, body, scope) => (...args) => body({ get: name => names.includes(name) ? args[names.indexOf(name)] : scope.get(name) });

  const member = (object, name, isSafe, node) => {
    if (object instanceof Unknown) {
      return object.member(name);
    }
    if (object === null || object === undefined) {
      return isSafe ? null : problem(`line ${node.startPosition.row + 1}: '${name}' of nothing in ${node.text}`);
    }
    const value = object[name];
    return value !== undefined ? value : isSafe ? null : problem(`line ${node.startPosition.row + 1}: there is no '${name}' in ${node.text}`);
  };

  const evaluateMember = (node, scope) => {
    const [object, property] = node.namedChildren;
    // The grammar binds `item => item.name` as `(item => item).name`; Bicep means the other.
    if (object.type === 'lambda_expression') {
      return lambda(lambdaNames(object), inner => member(evaluate(lambdaBody(object), inner), property.text, false, node), scope);
    }
    const value = evaluate(object, scope);
    // `a.?b.c` is nothing as a whole when a has no b.
    const isSafe = node.children.some(child => child.type === '.?') || (value === null && object.text.includes('.?'));
    return member(value, property.text, isSafe, node);
  };

  // From the text itself: the grammar leaves out white space beside an interpolation.
  const evaluateString = (node, scope) => {
    const quotes = node.children[0].type;
    const read = quotes === "'" ? text => text.replace(/\\u\{(\w+)\}|\\(.)/g, unescape) : text => text;
    let at = quotes.length;
    let text = '';
    for (const hole of node.namedChildren.filter(child => child.type === 'interpolation')) {
      text += read(node.text.slice(at, hole.startIndex - node.startIndex)) + String(evaluate(hole.namedChildren[0], scope));
      at = hole.endIndex - node.startIndex;
    }
    text += read(node.text.slice(at, node.text.length - quotes.length));
    return quotes === "'" ? text : text.replace(/^\n/, '');
  };

  const evaluateBinary = (node, scope) => {
    const [left, right] = node.namedChildren;
    const a = evaluate(left, scope);
    switch (node.children[1].type) {
      case '??': return a ?? evaluate(right, scope);
      case '&&': return a && evaluate(right, scope);
      case '||': return a || evaluate(right, scope);
      case '==': return a === evaluate(right, scope);
      case '!=': return a !== evaluate(right, scope);
      case '>': return a > evaluate(right, scope);
      default: throw new Error(`the planner does not know the operator ${node.children[1].type}`);
    }
  };

  const evaluateCall = (node, scope) => {
    const [name, args] = node.namedChildren;
    const call = functions[name.text];
    if (!call) {
      throw new Error(`line ${node.startPosition.row + 1}: the planner does not know the function ${name.text}`);
    }
    return call(...args.namedChildren.map(arg => evaluate(arg, scope)));
  };

  const evaluateLoop = (node, scope) => {
    const { names, over, body } = loopOf(node);
    return evaluate(over, scope).map((item, index) => lambda(names, inner => evaluate(body, inner), scope)(item, index));
  };

  const lambdaNames = node => node.namedChildren.slice(0, -1).map(child => child.text);
  const lambdaBody = node => node.namedChildren.at(-1);

  const evaluators = {
    array: (node, scope) => node.namedChildren.filter(child => child.type !== 'comment').map(child => evaluate(child, scope)),
    binary_expression: evaluateBinary,
    boolean: node => node.text === 'true',
    call_expression: evaluateCall,
    for_statement: evaluateLoop,
    identifier: (node, scope) => scope.get(node.text),
    if_statement: (node, scope) => evaluate(node.namedChildren[0], scope) ? evaluate(node.namedChildren[1], scope) : null,
    lambda_expression: (node, scope) => lambda(lambdaNames(node), inner => evaluate(lambdaBody(node), inner), scope),
    member_expression: evaluateMember,
    null: () => null,
    number: node => Number(node.text),
    object: (node, scope) => Object.fromEntries(node.namedChildren.filter(child => child.type === 'object_property').map(({ namedChildren: [key, value] }) =>
      [key.type === 'string' ? evaluateString(key, scope) : key.text, evaluate(value, scope)])),
    parenthesized_expression: (node, scope) => evaluate(node.namedChildren[0], scope),
    string: evaluateString,
    subscript_expression: (node, scope) => {
      const [object, index] = node.namedChildren.map(child => evaluate(child, scope));
      return member(object, index, false, node);
    },
    ternary_expression: (node, scope) => evaluate(node.namedChildren[evaluate(node.namedChildren[0], scope) ? 1 : 2], scope),
    unary_expression: (node, scope) => node.children[0].type === '!' ? !evaluate(node.namedChildren[0], scope) : -evaluate(node.namedChildren[0], scope),
  };
  return evaluate;
}

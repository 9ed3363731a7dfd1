// Bicep's syntax tree by the tree-sitter grammar, and small readers of its nodes.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Loads the grammar from eng/node_modules; the result parses a file into its declarations and its syntax errors. */
export async function loadGrammar(eng) {
  const require = createRequire(join(eng, 'package.json'));
  const { Language, Parser } = require('web-tree-sitter');
  await Parser.init();
  const package_ = dirname(require.resolve('tree-sitter-bicep/package.json'));
  const parser = new Parser();
  parser.setLanguage(await Language.load(join(package_, 'tree-sitter-bicep.wasm')));
  return path => {
    const root = parser.parse(readFileSync(path, 'utf8')).rootNode;
    return { declarations: root.namedChildren.filter(node => node.type.endsWith('_declaration')), errors: [...errorsIn(root)] };
  };
}

function* errorsIn(node) {
  if (node.isError || node.isMissing) {
    yield `line ${node.startPosition.row + 1}: ${node.text.slice(0, 60) || `a missing ${node.type}`}`;
  } else if (node.hasError) {
    for (const child of node.children) {
      yield* errorsIn(child);
    }
  }
}

/** The name that a declaration declares. */
export const nameOf = declaration => declaration.namedChildren.find(child => child.type === 'identifier').text;

/** What stands right of the equals sign; null for a parameter without a default. */
export function valueOf(declaration) {
  const equals = declaration.children.findIndex(child => child.type === '=');
  return equals < 0 ? null : declaration.children.slice(equals + 1).find(child => child.isNamed);
}

/** The type in quotes of a resource, or the path of a module. */
export const sourceOf = declaration => declaration.namedChildren.find(child => child.type === 'string').namedChildren.map(child => child.text).join('');

/** Whether a resource is only referred to. */
export const isExisting = declaration => declaration.children.some(child => child.type === 'existing');

/** What a loop goes over, its variables, and its body. */
export function loopOf(node) {
  const parameters = node.namedChildren.find(child => child.type === 'for_loop_parameters');
  const names = (parameters ? parameters.namedChildren : [node.namedChildren[0]]).map(child => child.text);
  const rest = node.namedChildren.slice(1);
  return { names, over: rest[0], body: rest[rest.length - 1] };
}

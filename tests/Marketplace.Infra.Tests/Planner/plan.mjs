// node plan.mjs ENG MAIN PARAMETERS: what MAIN.bicep would deploy with these parameters (a JSON object), as JSON on stdout.
// It is no Bicep compiler: it knows what infra/ uses and stops at anything else.
import { dirname, resolve } from 'node:path';
import { evaluator } from './evaluate.mjs';
import { functionsFor, Unknown } from './functions.mjs';
import { isExisting, loadGrammar, nameOf, sourceOf, valueOf } from './syntax.mjs';

const [eng, main, parameters] = process.argv.slice(2);
const parse = await loadGrammar(eng);
const plan = { problems: [], modules: [], resources: [] };
plan.outputs = deploy(resolve(main), JSON.parse(parameters), 'main');
process.stdout.write(JSON.stringify(plan));

/** Evaluates one file; its resources and modules go into the plan, its outputs are returned. */
function deploy(path, given, label) {
  const { declarations, errors } = parse(path);
  const problem = text => { plan.problems.push(`${label}: ${text}`); return new Unknown('nothing'); };
  errors.forEach(problem);
  if (errors.length > 0) {
    return {};
  }
  const evaluate = evaluator(functionsFor(dirname(path)), problem);
  const symbols = new Map();
  const used = new Set();
  const scope = {
    get(name) {
      used.add(name);
      return symbols.has(name) ? symbols.get(name)() : problem(`'${name}' is not declared`);
    },
  };
  const declare = (name, compute) => {
    let value;
    let computed = false;
    symbols.set(name, () => { if (!computed) { value = compute(); computed = true; } return value; });
  };
  const context = { path, label, scope, evaluate, problem };
  const of = kind => declarations.filter(declaration => declaration.type === `${kind}_declaration`);
  for (const parameter of of('parameter')) {
    declareParameter(parameter, given, declare, context);
  }
  checkGiven(given, of('parameter'), problem);
  of('variable').forEach(variable => declare(nameOf(variable), () => evaluate(valueOf(variable), scope)));
  of('resource').forEach(resource => declare(nameOf(resource), () => planResources(resource, context)));
  of('module').forEach(module => declare(nameOf(module), () => planModules(module, context)));
  [...of('resource'), ...of('module')].forEach(declaration => symbols.get(nameOf(declaration))());
  const outputs = Object.fromEntries(of('output').map(output => [nameOf(output), evaluate(valueOf(output), scope)]));
  [...of('parameter'), ...of('variable'), ...of('resource').filter(isExisting)].map(nameOf).filter(name => !used.has(name))
    .forEach(name => problem(`'${name}' is declared and not used`));
  return outputs;
}

function declareParameter(parameter, given, declare, { scope, evaluate, problem }) {
  const name = nameOf(parameter);
  const byDefault = valueOf(parameter);
  declare(name, () => name in given ? given[name] : byDefault ? evaluate(byDefault, scope) : problem(`parameter '${name}' is not given`));
}

function checkGiven(given, declared, problem) {
  const names = declared.map(nameOf);
  Object.keys(given).filter(name => !names.includes(name)).forEach(name => problem(`there is no parameter '${name}'`));
  declared.filter(parameter => !valueOf(parameter) && !(nameOf(parameter) in given)).forEach(parameter => problem(`parameter '${nameOf(parameter)}' is required`));
}

/** A loop's bodies, or the one; a body whose condition does not hold is null. */
function each(body, planOne) {
  return Array.isArray(body) ? body.map(item => item === null ? null : planOne(item)) : body === null ? null : planOne(body);
}

function planResources(declaration, { label, scope, evaluate }) {
  const type = sourceOf(declaration).split('@')[0];
  return each(evaluate(valueOf(declaration), scope), body => {
    const address = body.parent instanceof Unknown ? `${body.parent.text}/${type.split('/').at(-1)}:${body.name}` : `${type.split('/').at(-1)}:${body.name}`;
    if (!isExisting(declaration)) {
      plan.resources.push({ file: label, symbol: nameOf(declaration), type, version: sourceOf(declaration).split('@')[1], ...body });
    }
    return new Unknown(address);
  });
}

function planModules(declaration, { path, label, scope, evaluate }) {
  const source = sourceOf(declaration);
  const symbol = nameOf(declaration);
  const bodies = evaluate(valueOf(declaration), scope);
  return each(bodies, body => {
    const module = { file: label, symbol, source, name: body.name, params: body.params ?? {}, outputsUsed: [] };
    plan.modules.push(module);
    return source.startsWith('br/')
      ? { name: body.name, outputs: new Proxy({}, { get: (_, output) => { module.outputsUsed.push(output); return new Unknown(`${symbol}.${output}`); } }) }
      : { name: body.name, outputs: deploy(resolve(dirname(path), source), module.params, source) };
  });
}

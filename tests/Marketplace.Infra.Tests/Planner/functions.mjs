// Bicep's functions as far as infra/ uses them, and values that only a deployment knows.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** A value that only Azure knows; its text says which. */
export class Unknown {
  constructor(text) { this.text = text; }
  member(name) { return new Unknown(`${this.text}.${name}`); }
  toString() { return `<${this.text}>`; }
  toJSON() { return this.toString(); }
}

const isEmpty = value => value === null || value === undefined || value.length === 0 || (!(value instanceof Unknown) && typeof value === 'object' && Object.keys(value).length === 0);
const unknownCall = name => (...args) => new Unknown(`${name}(${args.map(String).join(', ')})`);

/** The functions, for a file in this folder. */
export const functionsFor = folder => ({
  concat: (...arrays) => arrays.flat(),
  empty: isEmpty,
  environment: () => ({ suffixes: { storage: 'core.windows.net' }, authentication: { loginEndpoint: 'https://login.example/' } }),
  guid: unknownCall('guid'),
  indexOf: (array, item) => array.indexOf(item),
  items: object => Object.entries(object).sort().map(([key, value]) => ({ key, value })),
  join: (array, separator) => array.join(separator),
  loadJsonContent: path => JSON.parse(readFileSync(resolve(folder, path), 'utf8')),
  loadTextContent: path => readFileSync(resolve(folder, path), 'utf8'),
  map: (array, each) => array.map((item, index) => each(item, index)),
  replace: (text, from, to) => String(text).replaceAll(from, String(to)),
  resourceGroup: () => new Unknown('resourceGroup()'),
  split: (text, separator) => text.split(separator),
  subscription: () => new Unknown('subscription()'),
  subscriptionResourceId: (type, name) => `${type}/${name}`,
  tenant: () => new Unknown('tenant()'),
  toLower: text => String(text).toLowerCase(),
  toObject: (array, key, value) => Object.fromEntries(array.map(item => [key(item), value ? value(item) : item])),
  union: (...values) => Array.isArray(values[0]) ? [...new Set(values.flat())] : Object.assign({}, ...values),
  uniqueString: () => 'abcdefghijklm',
});

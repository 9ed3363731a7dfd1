// Everything on the page is made of text nodes: what the document says cannot become markup.
const el = (tag, attributes, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, '');
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter(child => child != null && child !== false));
  return node;
};

// Text with `code` in backticks.
const prose = text => String(text ?? '').split('`').map((part, i) => (i % 2 ? el('code', {}, part) : part));

const resolve = (api, node) => {
  if (!node?.$ref) return node;
  const { $ref, ...own } = node;
  const target = $ref.split('/').slice(1).reduce((at, key) => at[key], api);
  return { ...target, ...own, typeName: $ref.split('/').at(-1) };
};

const bounds = schema => [
  [schema.minLength ?? schema.minItems ?? schema.minimum, schema.maxLength ?? schema.maxItems ?? schema.maximum]
    .map(value => value ?? '').join(' to ').replace(/^ to $/, ''),
  schema.maxLength != null ? 'characters' : schema.maxItems != null ? 'items' : '',
].join(' ').trim();

const typeOf = (api, node) => {
  const schema = resolve(api, node);
  if (schema.type === 'array') return `list of ${typeOf(api, schema.items)}`;
  if (schema.enum) return schema.typeName ?? 'one of';
  return [schema.typeName ?? schema.format ?? schema.type ?? 'any', bounds(schema)].filter(Boolean).join(', ');
};

// The members of an object, those of nested ones folded away.
const members = (api, node, depth = 0) => {
  const schema = resolve(api, node);
  if (schema.type === 'array') return members(api, schema.items, depth);
  if (!schema.properties || depth > 4) return null;
  return el('dl', {}, Object.entries(schema.properties).map(([name, property]) => {
    const own = resolve(api, property);
    const inner = members(api, property, depth + 1);
    const values = own.enum ?? resolve(api, own.items ?? {}).enum;
    return el('div', {},
      el('dt', {}, el('code', {}, name)),
      el('span', { class: 'type' }, typeOf(api, property)),
      schema.required?.includes(name) && el('span', { class: 'must' }, 'required'),
      el('dd', {}, prose(own.description), values && [' ', values.map(value => [el('code', {}, value), ' '])].flat(2)),
      inner && el('details', {}, el('summary', {}, 'members'), inner));
  }));
};

const callers = operation => {
  const needs = operation.security ?? [];
  if (needs.length === 0) return ['anyone'];
  return needs.map(need => {
    const [scheme, roles] = Object.entries(need)[0] ?? ['anyone', []];
    return scheme === 'anyone' ? 'anyone' : scheme === 'signature' ? 'signed webhook' : roles.length ? roles.join(', ') : 'member';
  });
};

const answer = (api, status, response) => {
  const [type, media] = Object.entries(response.content ?? {})[0] ?? [];
  const isRefusal = Number(status) >= 400;
  const codes = isRefusal ? response.description.split('\n').map(line => line.replace(/^- /, '')) : [];
  return el('details', {},
    el('summary', {}, el('span', { class: `status ${isRefusal ? 'bad' : 'good'}` }, status), isRefusal ? codes.map(line => line.split('`')[1]).join(', ') : response.description),
    isRefusal ? el('ul', {}, codes.map(line => el('li', {}, prose(line)))) : members(api, media?.schema) ?? el('p', {}, type ?? 'no body'),
    media?.example && el('pre', {}, JSON.stringify(media.example, null, 2)));
};

const parameters = (api, operation) => {
  const all = (operation.parameters ?? []).map(node => resolve(api, node));
  return all.length > 0 && [el('h4', {}, 'Parameters'), el('dl', {}, all.map(parameter => el('div', {},
    el('dt', {}, el('code', {}, parameter.name)), el('span', { class: 'type' }, `${parameter.in}, ${typeOf(api, parameter.schema)}`),
    parameter.required && el('span', { class: 'must' }, 'required'), el('dd', {}, prose(parameter.description)))))];
};

const show = (api, path, verb, operation) => el('section', { id: operation.operationId },
  el('div', {},
    el('h3', {}, operation.summary),
    el('div', { class: 'path' }, el('span', { class: `verb ${verb}` }, verb), `/api${path}`),
    callers(operation).map(caller => el('span', { class: 'who' }, caller)),
    el('p', {}, prose(operation.description)),
    parameters(api, operation),
    operation.requestBody && [el('h4', {}, 'Body'), members(api, operation.requestBody.content['application/json'].schema)],
    el('h4', {}, 'Answers'), Object.entries(operation.responses).map(([status, response]) => answer(api, status, response))),
  tryIt(api, path, verb, operation));

const search = entries => event => {
  const words = event.target.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const { link, section, text } of entries) {
    link.hidden = section.hidden = !words.every(word => text.includes(word));
  }
  for (const heading of document.querySelectorAll('nav h2')) {
    let next = heading.nextElementSibling, found = false;
    for (; next && next.tagName === 'A'; next = next.nextElementSibling) found ||= !next.hidden;
    heading.hidden = !found;
  }
};

const draw = api => {
  document.getElementById('about').replaceChildren(el('h2', {}, api.info.title), ...api.info.description.split('\n\n').map(text => el('p', {}, prose(text))),
    el('p', {}, 'The whole description: ', el('a', { href: 'openapi.json' }, 'openapi.json')));
  const operations = Object.entries(api.paths).flatMap(([path, item]) => Object.entries(item).map(([verb, operation]) => ({ path, verb: verb.toUpperCase(), operation })));
  const entries = [], nav = [], sections = [];
  for (const { name: tag } of api.tags) {
    nav.push(el('h2', {}, tag));
    for (const { path, verb, operation } of operations.filter(one => one.operation.tags[0] === tag)) {
      const link = el('a', { href: `#${operation.operationId}`, title: `${verb} /api${path}` }, el('span', { class: `verb ${verb}` }, verb), operation.summary);
      const section = show(api, path, verb, operation);
      entries.push({ link, section, text: `${verb} ${path} ${tag} ${section.textContent}`.toLowerCase() });
      nav.push(link);
      sections.push(section);
    }
  }
  document.getElementById('routes').replaceChildren(...nav);
  document.getElementById('operations').replaceChildren(...sections);
  document.getElementById('search').addEventListener('input', search(entries));
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
};

fetch('openapi.json').then(response => response.json()).then(draw)
  .catch(error => document.getElementById('operations').replaceChildren(el('p', { class: 'bad' }, `openapi.json could not be read: ${error.message}`)));

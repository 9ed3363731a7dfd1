const tokenField = document.getElementById('token');
const who = document.getElementById('who');

// Whose token it is, as the token says; the API alone decides whether that is true.
const readToken = () => {
  try {
    const claims = JSON.parse(atob(tokenField.value.split('.')[1].replace(/-/g, '+').replace(/_/g, '/')));
    return `${claims.name ?? claims.oid ?? 'someone'}${claims.roles?.length ? ` (${claims.roles.join(', ')})` : ''}`;
  } catch {
    return tokenField.value ? 'not a token' : 'calling as nobody';
  }
};
tokenField.addEventListener('input', () => { who.textContent = readToken(); });
who.textContent = readToken();

const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');

const send = async (path, verb, inputs, body) => {
  const headers = {};
  if (tokenField.value.trim()) headers.Authorization = `Bearer ${tokenField.value.trim()}`;
  const query = new URLSearchParams();
  let route = path;
  for (const { name, place, field } of inputs) {
    if (!field.value) continue;
    if (place === 'path') route = route.replace(`{${name}}`, encodeURIComponent(field.value));
    else if (place === 'query') query.set(name, field.value);
    else headers[name] = field.value;
  }
  if (body?.value.trim()) headers['Content-Type'] = 'application/json';
  const response = await fetch(`/api${route}${query.size ? `?${query}` : ''}`, { method: verb, headers, body: body?.value.trim() ? body.value : undefined });
  return { response, text: await response.text() };
};

const pretty = text => { try { return JSON.stringify(JSON.parse(text), null, 2); } catch { return text; } };

// The panel that sends one operation's request.
const tryIt = (api, path, verb, operation) => {
  const inputs = (operation.parameters ?? []).map(node => resolve(api, node)).map(parameter => {
    const schema = resolve(api, parameter.schema);
    const isKey = parameter.name === 'Idempotency-Key';
    const field = schema.enum
      ? el('select', {}, !parameter.required && el('option', { value: '' }, '—'), schema.enum.map(value => el('option', { value }, value)))
      : el('input', { placeholder: isKey ? 'a new one for each call' : parameter.in === 'path' ? parameter.name : 'optional', spellcheck: 'false', value: isKey ? newKey() : '' });
    return { name: parameter.name, place: parameter.in, isKey, field };
  });
  const example = operation.requestBody?.content['application/json']?.example;
  const body = example && el('textarea', { rows: Math.min(14, pretty(JSON.stringify(example)).split('\n').length), spellcheck: 'false' }, JSON.stringify(example, null, 2));
  const result = el('div', { 'aria-live': 'polite' });
  const button = el('button', { type: 'submit' }, 'Send');
  const submit = async event => {
    event.preventDefault();
    button.disabled = true;
    try {
      const started = performance.now();
      const { response, text } = await send(path, verb, inputs, body);
      const shown = ['etag', 'location', 'idempotency-replayed', 'retry-after', 'www-authenticate'].filter(name => response.headers.has(name));
      result.replaceChildren(
        el('p', {}, el('span', { class: `status ${response.ok ? 'good' : 'bad'}` }, String(response.status)), `${response.statusText} in ${Math.round(performance.now() - started)} ms`),
        shown.length ? el('pre', {}, shown.map(name => `${name}: ${response.headers.get(name)}`).join('\n')) : '',
        el('pre', {}, pretty(text)));
      if (response.ok) inputs.filter(input => input.isKey).forEach(input => { input.field.value = newKey(); });
    } catch (error) {
      result.replaceChildren(el('p', { class: 'bad' }, `No answer: ${error.message}`));
    } finally {
      button.disabled = false;
    }
  };
  return el('form', { class: 'try', onsubmit: submit }, el('h4', {}, 'Try it'),
    inputs.map(({ name, field }) => el('label', {}, name, field)),
    body && el('label', {}, 'Body', body), button, result);
};

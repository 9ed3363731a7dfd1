// Lints an OpenAPI document with Redocly's recommended rules; prints what is wrong, one line each, and nothing when nothing is.
import { createRequire } from 'node:module';

const [root, document] = process.argv.slice(2);
const { lint, createConfig } = createRequire(`${root}/eng/package.json`)('@redocly/openapi-core');
const config = await createConfig({
  extends: ['recommended-strict'],
  rules: {
    // Health, version and this document refuse nobody.
    'operation-4xx-response': 'off',
    // A tag is a feature's name, which says it.
    'tag-description': 'off',
  },
});
for (const problem of await lint({ ref: document, config })) {
  console.log(`${problem.severity} ${problem.ruleId} ${problem.location.map(place => place.pointer ?? '').join(' ')}: ${problem.message}`);
}

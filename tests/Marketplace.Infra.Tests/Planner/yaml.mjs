// node yaml.mjs ENG FILE: a YAML 1.2 file as JSON on stdout.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [eng, file] = process.argv.slice(2);
const { parse } = createRequire(join(eng, 'package.json'))('yaml');
process.stdout.write(JSON.stringify(parse(readFileSync(file, 'utf8'))));

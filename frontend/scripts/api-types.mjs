// The records of the API as types, from what the server says of itself in docs/openapi.json.
// `--check` writes nothing and fails where the file that is kept says something else.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const kept = fileURLToPath(new URL('../src/shared/api/schema.d.ts', import.meta.url));
const description = JSON.parse(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8'));

// Calls are written down by the features that make them; contract/shapes.test.ts holds them against the paths.
const records = await openapiTS({ ...description, paths: {} }, { emptyObjectsUnknown: true });
const head = '// Made by `npm run api` from docs/openapi.json, by no hand.\n';
const text = head + astToString(records);

if (!process.argv.includes('--check')) writeFileSync(kept, text);
else if (readFileSync(kept, 'utf8') !== text) {
  console.error('src/shared/api/schema.d.ts does not say what docs/openapi.json says: npm run api');
  process.exit(1);
}

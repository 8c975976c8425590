// Fails the build when the first page would load more JavaScript than promised.
// "Initial" is the entry and everything it imports statically, as the browser fetches it before any route.
import { readFileSync, rmSync, statSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';

const output =
  process.env.BATON_FRONTEND_OUT ?? fileURLToPath(new URL('../../target/frontend/static', import.meta.url));
const manifest = JSON.parse(readFileSync(join(output, 'manifest.json'), 'utf8'));
const kilobytes = (file) => gzipSync(readFileSync(join(output, file)), { level: 9 }).length / 1000;

const files = new Set();
function collect(key) {
  const chunk = manifest[key];
  if (!chunk || files.has(chunk.file)) return;
  files.add(chunk.file);
  for (const next of chunk.imports ?? []) collect(next);
}
for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry) collect(key);

const initial = [...files].filter((f) => f.endsWith('.js')).reduce((sum, f) => sum + kilobytes(f), 0);
const largest = readdirSync(join(output, 'assets'))
  .filter((f) => f.endsWith('.js'))
  .map((f) => ({ f, size: kilobytes(join('assets', f)) }))
  .sort((a, b) => b.size - a.size);

console.log(`Initial JavaScript ${initial.toFixed(1)} kB gzip (budget 300) in ${files.size} files.`);
for (const { f, size } of largest.slice(0, 5)) console.log(`  ${size.toFixed(1).padStart(7)} kB  ${f}`);
const failures = [];
if (initial > 300) failures.push(`initial JavaScript is ${initial.toFixed(1)} kB gzip, the budget is 300 kB`);
for (const { f, size } of largest)
  if (size > 650) failures.push(`${f} is ${size.toFixed(1)} kB gzip, a chunk may have 650 kB`);
if (failures.length) {
  console.error(`Front end budget exceeded: ${failures.join('; ')}.`);
  process.exit(1);
}
// The manifest served its purpose here; the application has no use for it.
rmSync(join(output, 'manifest.json'));
statSync(join(output, 'index.html'));

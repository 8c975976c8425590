// A text must exist in both languages, with the same placeholders, and every key the code names must exist.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const src = fileURLToPath(new URL('../src', import.meta.url));
const load = (name) => flatten(JSON.parse(readFileSync(join(src, 'shared/i18n', name), 'utf8')));
const chinese = load('zh-CN.json');
const english = load('en.json');
const problems = [];

for (const key of new Set([...chinese.keys(), ...english.keys()])) {
  // English counts need a singular; Chinese has one form for every number.
  const base = key.replace(/_(one|other)$/, '');
  const zh = chinese.get(key) ?? (key.endsWith('_one') ? chinese.get(`${base}_other`) : undefined);
  const en = english.get(key);
  if (zh === undefined) problems.push(`missing in zh-CN: ${key}`);
  else if (en === undefined) problems.push(`missing in en: ${key}`);
  else if (!zh.trim() || !en.trim()) problems.push(`empty text: ${key}`);
  else if (!key.endsWith('_one') && holes(zh) !== holes(en)) problems.push(`different placeholders: ${key}`);
}

const code = sources(src)
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');
const known = new Set([...english.keys()].map((key) => key.replace(/_(one|other)$/, '')));
const literal = new Set([...code.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map((m) => m[1]));
for (const match of code.matchAll(/i18nKey="([\w.-]+)"/g)) literal.add(match[1]);
for (const key of literal) if (!known.has(key)) problems.push(`used but not in any dictionary: ${key}`);

const prefixes = [...code.matchAll(/[`'"]([a-z][\w]*(?:\.[\w]+)*)\.(?:\$\{|'\s*\+)/g)].map((m) => `${m[1]}.`);
for (const match of code.matchAll(/word\('([\w.]+)'/g)) prefixes.push(`${match[1]}.`);
for (const key of known) {
  const named =
    code.includes(`'${key}'`) || code.includes(`"${key}"`) || prefixes.some((p) => key.startsWith(p));
  if (!named) problems.push(`not used anywhere: ${key}`);
}

if (problems.length) {
  console.error(`Dictionaries: ${problems.length} problem(s)\n  ${problems.join('\n  ')}`);
  process.exit(1);
}
console.log(`Dictionaries: ${known.size} texts, complete in zh-CN and en.`);

function flatten(tree, prefix = '', into = new Map()) {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') into.set(prefix + key, value);
    else flatten(value, `${prefix}${key}.`, into);
  }
  return into;
}

function holes(text) {
  return [...text.matchAll(/\{\{\s*(\w+)/g)]
    .map((m) => m[1])
    .sort()
    .join(',');
}

function sources(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return sources(path);
    return /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name) ? [path] : [];
  });
}

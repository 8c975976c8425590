// Builds (or with `check`, verifies) the front end for Maven, and does nothing when nothing changed:
// a stamp beside the output holds the hash of every input of the last success.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, '..', 'target', 'frontend');
const output = join(target, 'static');
const checking = process.argv[2] === 'check';

requireNode(20, 19);
const lock = hashOf(['package-lock.json', 'package.json', '.npmrc']);
const inputs = hashOf([
  ...[
    'package-lock.json',
    'package.json',
    '.npmrc',
    'index.html',
    'vite.config.ts',
    'tsconfig.json',
    'src',
    'public',
    'scripts',
  ],
  ...(checking
    ? [
        'contract',
        '../docs/openapi.json',
        'e2e',
        'eslint.config.js',
        '.prettierrc.json',
        'tsconfig.node.json',
        'playwright.config.ts',
      ]
    : []),
]);

const stamp = join(target, checking ? 'checked.sha256' : 'built.sha256');
if (read(stamp) === inputs && (checking || existsSync(join(output, 'index.html')))) {
  console.log(`Front end: ${checking ? 'checked before, nothing changed' : 'up to date'}.`);
} else {
  install();
  npm('run', checking ? 'check' : 'build');
  mkdirSync(target, { recursive: true });
  writeFileSync(stamp, inputs);
}

function install() {
  const installed = join(here, 'node_modules', '.baton-lock.sha256');
  if (read(installed) === lock) return;
  console.log('Front end: installing packages (the first time takes a minute or two) …');
  rmSync(installed, { force: true });
  npm('ci', '--no-audit', '--no-fund', '--ignore-scripts');
  writeFileSync(installed, lock);
}

function npm(...args) {
  // The tools run from the package's own folder, whatever directory Maven was started in. NODE_ENV would drop the build tools.
  const env = { ...process.env, npm_config_update_notifier: 'false' };
  delete env.NODE_ENV;
  const run = spawnSync('npm', args, {
    cwd: here,
    stdio: 'inherit',
    env,
    shell: process.platform === 'win32',
  });
  if (run.error)
    fail(`npm could not be started (${run.error.message}); it comes with Node.js and must be on the PATH.`);
  if (run.status !== 0) fail(`"npm ${args.join(' ')}" failed; its output is above.`);
}

function requireNode(major, minor) {
  const [a, b] = process.versions.node.split('.').map(Number);
  if (a < major || (a === major && b < minor))
    fail(`Node.js ${major}.${minor} or newer is needed, this is ${process.versions.node}.`);
}

function hashOf(names) {
  const hash = createHash('sha256').update(process.versions.node.split('.')[0]);
  for (const name of names) addTo(hash, join(here, name));
  return hash.digest('hex');
}

function addTo(hash, path) {
  if (!existsSync(path)) return;
  let entries;
  try {
    entries = readdirSync(path).sort();
  } catch {
    hash.update(relative(here, path)).update('\0').update(readFileSync(path)).update('\0');
    return;
  }
  for (const entry of entries) addTo(hash, join(path, entry));
}

function read(path) {
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

function fail(message) {
  console.error(`Front end: ${message}`);
  process.exit(1);
}

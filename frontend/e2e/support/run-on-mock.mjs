// Serves the last build with the invented bank behind it, and runs the specs: everything but the application itself.
import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { preview } from 'vite';

const users = join(mkdtempSync(join(tmpdir(), 'baton-mock-')), 'users.txt');
writeFileSync(
  users,
  [
    'lin.marketer mock MARKETER',
    'zhao.approver mock APPROVER',
    'chen.analyst mock ANALYST',
    'wu.operator mock OPERATOR',
    'admin mock ADMINISTRATOR',
    '',
  ].join('\n'),
);
delete process.env.BATON_URL;
const server = await preview({ preview: { port: 5199, strictPort: false } });
const url = server.resolvedUrls?.local[0]?.replace(/\/$/, '');
const run = spawn('npx', ['playwright', 'test', ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, BATON_URL: url, BATON_USERS: users },
});
run.on('exit', async (code) => {
  await server.close();
  process.exit(code ?? 1);
});

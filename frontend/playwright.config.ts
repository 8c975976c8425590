import { defineConfig } from '@playwright/test';
import { browserPath, fontConfiguration, SWITCHES } from './e2e/support/browser';

const FONTCONFIG_FILE = fontConfiguration();

const LOOKED_AT = ['pages.spec.ts', 'branch.spec.ts'];

/** Work on things of their own: done beside the journeys, which launch campaigns; each of the two takes about as long. */
const ERRANDS = [
  'designer',
  'drawing',
  'events',
  'import',
  'keys',
  'portraitModel',
  'segment',
  'settings',
  'tags',
  'views',
  'window',
].map((name) => `${name}.spec.ts`);

/** Runs against the application named by BATON_URL with the people of the file named by BATON_USERS. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '../target/frontend/e2e',
  // Journeys change what other pages show, so they run one after another; then the pages are looked at side by side.
  projects: [
    {
      name: 'journeys',
      testIgnore: [...LOOKED_AT, ...ERRANDS, 'scenery.spec.ts', 'gallery.spec.ts', 'live.spec.ts'],
      workers: 1,
    },
    { name: 'errands', testMatch: ERRANDS, workers: 1 },
    { name: 'scenery', testMatch: 'scenery.spec.ts', dependencies: ['journeys', 'errands'] },
    // What fails there says which page it is; a record of everything that was opened would cost a third of the time.
    {
      name: 'pages',
      testMatch: LOOKED_AT,
      fullyParallel: true,
      dependencies: ['scenery'],
      use: { trace: 'off' },
    },
    // Asked for by name only: it writes into the documentation what the pages left.
    { name: 'gallery', testMatch: 'gallery.spec.ts', dependencies: ['pages'] },
    // As well: a measurement, which wants a quiet machine and a large bank.
    { name: 'live', testMatch: 'live.spec.ts', workers: 1 },
  ],
  workers: 2,
  // For a machine that is five times slower than a quiet one; what must be quick is measured where it is promised.
  timeout: 600_000,
  expect: { timeout: 90_000 },
  reporter: [['list']],
  use: {
    baseURL: process.env.BATON_URL ?? 'http://localhost:8080',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: await browserPath(),
      args: SWITCHES,
      env: { ...process.env, FONTCONFIG_FILE },
    },
  },
});

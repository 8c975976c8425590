import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const SYSTEM_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The switches for a machine without a display, and for root; none of them weakens what a page may do. */
export const SWITCHES = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** $CHROMIUM_PATH, else the system's, else the one the package brings; found once and handed to the workers. */
export async function browserPath(): Promise<string> {
  const known = process.env.CHROMIUM_PATH ?? process.env.BATON_BROWSER;
  if (known) return known;
  const found = onPath() ?? (await fromPackage());
  process.env.BATON_BROWSER = found;
  return found;
}

/** Chinese needs a font wherever the tests run; the configuration keeps the machine's own fonts as well. */
export function fontConfiguration(): string {
  if (process.env.FONTCONFIG_FILE) return process.env.FONTCONFIG_FILE;
  const fonts = dirname(
    createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'),
  );
  const folder = fileURLToPath(new URL('../../../target/frontend/fonts', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'fonts.conf');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
<dir>${join(fonts, '400Regular')}</dir><dir>${join(fonts, '600SemiBold')}</dir><dir>${join(fonts, '700Bold')}</dir>
<cachedir>${join(folder, 'cache')}</cachedir></fontconfig>`,
  );
  process.env.FONTCONFIG_FILE = file;
  return file;
}

function onPath(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return SYSTEM_NAMES.flatMap((name) => folders.map((folder) => join(folder, name))).find((path) =>
    existsSync(path),
  );
}

async function fromPackage(): Promise<string> {
  const { default: chromium } = await import('@sparticuz/chromium');
  return chromium.executablePath();
}

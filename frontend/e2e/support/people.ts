import { readFileSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from '@playwright/test';

export interface Person {
  name: string;
  password: string;
}

/** The nth person, from 0, with a role in the users file: `user password role` a line. */
export function personWith(role: string, nth = 0): Person {
  const file = process.env.BATON_USERS;
  if (!file) throw new Error('BATON_USERS must name a file with "user password role" lines');
  let seen = 0;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    const [name, password, ...roles] = line.trim().split(/\s+/);
    if (name && password && roles.join(' ').toUpperCase().includes(role) && seen++ === nth)
      return { name, password };
  }
  throw new Error(`no ${role} in ${file}`);
}

export interface Look {
  language?: 'zh-CN' | 'en';
  theme?: 'light' | 'dark';
  width?: number;
}

/** A fresh browser profile in which somebody with the role has logged in through the form. */
export async function loggedIn(browser: Browser, role: string, look: Look = {}, nth = 0): Promise<Page> {
  const context = await profile(browser, look);
  const page = await context.newPage();
  await logIn(page, personWith(role, nth));
  return page;
}

/** Through the form, as everybody. */
export async function logIn(page: Page, { name, password }: Person): Promise<void> {
  await page.goto('/login');
  await page.locator('input[autocomplete=username]').fill(name);
  await page.locator('input[autocomplete=current-password]').fill(password);
  await page.locator('button[type=submit]').click();
  await page.waitForURL((url) => url.pathname === '/');
  await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
}

export async function profile(browser: Browser, look: Look): Promise<BrowserContext> {
  const width = look.width ?? 1440;
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 844 : 900 },
    // A list that still slides in when it is clicked may take the click for its neighbour.
    reducedMotion: 'reduce',
  });
  await context.addInitScript(
    ([language, theme]) => {
      // The preview of a text is a sandbox without storage.
      if (window.origin === 'null') return;
      localStorage.setItem('baton.language', language);
      localStorage.setItem('baton.theme', theme);
      let moved = 0;
      Object.defineProperty(window, 'batonMoved', { get: () => moved });
      new PerformanceObserver((list) => {
        for (const shift of list.getEntries() as (PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
        })[])
          if (!shift.hadRecentInput) moved += shift.value;
      }).observe({ type: 'layout-shift', buffered: true });
    },
    [look.language ?? 'en', look.theme ?? 'light'] as const,
  );
  return context;
}

/** How far the page's parts have moved by themselves since it was opened: the cumulative layout shift. */
export const movedOf = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { batonMoved: number }).batonMoved);

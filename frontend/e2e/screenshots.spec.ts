import { expect, test, type Page } from '@playwright/test';
import { loggedIn, profile } from './support/people';
import { TOUR, visit } from './support/tour';

const FOLDER = process.env.BATON_SCREENSHOTS ?? '../target/screenshots';

/** The whole page at once: the window grows to its length, so that what sticks to an edge stays at that edge. */
async function portrait(page: Page, path: string): Promise<void> {
  const before = page.viewportSize();
  if (!before) throw new Error('no viewport');
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: before.width, height: Math.max(before.height, height) });
  await page.screenshot({ path });
  await page.setViewportSize(before);
}

for (const language of ['zh-CN', 'en'] as const) {
  for (const width of [1440, 390]) {
    test(`should look finished in ${language} at ${width} px`, async ({ browser }) => {
      test.setTimeout(300_000);
      const entrance = await (await profile(browser, { language, width })).newPage();
      await entrance.goto('/login');
      await entrance.locator('button[type=submit]').waitFor();
      await entrance.screenshot({ path: `${FOLDER}/login-${language}-${width}.png` });
      for (const role of new Set(TOUR.map((stop) => stop.role))) {
        const page = await loggedIn(browser, role, { language, width });
        for (const stop of TOUR.filter((candidate) => candidate.role === role)) {
          await visit(page, stop);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth,
          );
          expect.soft(overflow, `${stop.name} is wider than the screen`).toBeLessThanOrEqual(0);
          await portrait(page, `${FOLDER}/${stop.name}-${language}-${width}.png`);
        }
        await page.context().close();
      }
    });
  }
}

test('should look finished in the dark', async ({ browser }) => {
  test.setTimeout(300_000);
  const page = await loggedIn(browser, 'MARKETER', { language: 'zh-CN', theme: 'dark' });
  for (const stop of TOUR.filter((candidate) => candidate.role === 'MARKETER')) {
    await visit(page, stop);
    await portrait(page, `${FOLDER}/${stop.name}-zh-CN-dark.png`);
  }
});

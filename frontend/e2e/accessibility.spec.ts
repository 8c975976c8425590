import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { loggedIn, profile } from './support/people';
import { TOUR, visit } from './support/tour';

async function grave(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .flatMap((violation) =>
      violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
    );
}

for (const theme of ['light', 'dark'] as const) {
  test(`should be open to everybody: log-in, ${theme}`, async ({ browser }) => {
    const page = await (await profile(browser, { theme })).newPage();
    await page.goto('/login');
    await page.locator('button[type=submit]').waitFor();
    expect(await grave(page)).toEqual([]);
  });
  for (const role of new Set(TOUR.map((stop) => stop.role))) {
    test(`should be open to everybody: pages of the ${role.toLowerCase()}, ${theme}`, async ({ browser }) => {
      test.setTimeout(240_000);
      const page = await loggedIn(browser, role, { theme });
      for (const stop of TOUR.filter((candidate) => candidate.role === role)) {
        await test.step(stop.name, async () => {
          await visit(page, stop);
          expect.soft(await grave(page), stop.name).toEqual([]);
        });
      }
    });
  }
}

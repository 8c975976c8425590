import { expect, test, type Page } from '@playwright/test';
import { loggedIn } from './support/people';
import { somethingToApprove } from './support/waiting';

/** A4 at 96 dots an inch, without its margins. */
const PAPER = 703;

async function onPaper(page: Page): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: PAPER, height: 1_000 });
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
  await expect(page.getByRole('banner').first()).toBeHidden();
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(overflow, 'wider than the paper').toBeLessThanOrEqual(0);
  await expect(page.getByText(/^Printed by/)).toBeVisible();
  for (const button of await page.getByRole('main').locator('.ant-btn').all())
    await expect(button).toBeHidden();
}

const ink = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.querySelector('h1') ?? document.body).color);

test('should print the report in the light, whatever the screen is', async ({ browser }) => {
  const page = await loggedIn(browser, 'MARKETER', { theme: 'dark' });
  await page.goto('/campaigns/C2026-0001/report');
  await expect(page.getByText(/95% interval/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Print' })).toBeVisible();
  await onPaper(page);
  expect(await ink(page)).toBe('rgb(23, 33, 43)');
  await page.screenshot({ path: '../target/screenshots/print-report.png', fullPage: true });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('should print what is signed', async ({ browser }) => {
  await somethingToApprove(browser);
  const page = await loggedIn(browser, 'APPROVER', { theme: 'dark' });
  const tasks = (await (await page.request.get('/api/tasks')).json()) as {
    items: { id: string; kind: string }[];
  };
  await page.goto(`/tasks/${tasks.items.find((task) => task.kind === 'APPROVE')?.id ?? ''}`);
  await expect(page.getByRole('heading', { name: 'Where the audience goes' })).toBeVisible();
  await expect(page.locator('.diagram [data-ready=true]')).toBeVisible();
  await onPaper(page);
  await expect(page.getByText('SHA-256').first()).toBeVisible();
  await page.screenshot({ path: '../target/screenshots/print-approval.png', fullPage: true });
});

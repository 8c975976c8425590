import { expect, test } from '@playwright/test';
import { loggedIn } from './support/people';
import { post } from './support/requests';

test('should take a snapshot of a segment every day, and refuse to retire one in use by name', async ({
  browser,
}) => {
  const page = await loggedIn(browser, 'MARKETER', { language: 'en' });
  const campaigns = (await (await page.request.get('/api/campaigns')).json()) as {
    items: { code: string; name: string; state: string }[];
  };
  const campaign = campaigns.items.find((each) => each.state === 'LIVE');
  if (!campaign) throw new Error('no campaign is live');
  const { segment } = (await (await page.request.get(`/api/campaigns/${campaign.code}`)).json()) as {
    segment: string;
  };
  await page.goto(`/audience/segments/${segment}`);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Daily snapshot' }).click();
  await page.getByLabel('Time', { exact: true }).fill('06:30');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('snapshot daily at 06:30')).toBeVisible();

  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Retire' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retire' }).click();
  await expect(page.getByRole('dialog')).toContainText(campaign.name);
});

test('should give a retired segment back to whoever retired it by mistake', async ({ browser }) => {
  const page = await loggedIn(browser, 'MARKETER', { language: 'en' });
  const code = `mistake-${Date.now().toString(36)}`;
  await post(page, '/api/segments', {
    name: `Mistake ${code}`,
    code,
    definition: { field: 'age', op: 'ge', value: 30 },
  });
  await page.goto(`/audience/segments/${code}`);
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Retire' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retire' }).click();
  await expect(page).toHaveURL(/\/audience\/segments$/);
  expect((await page.request.get(`/api/segments/${code}`)).status()).toBe(404);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('Put back')).toBeVisible();
  await page.goto(`/audience/segments/${code}`);
  await expect(page.getByRole('heading', { name: `Mistake ${code}` })).toBeVisible();
  await expect(page.getByTestId('live-count')).toHaveText(/\d/);
});

import { expect, test } from '@playwright/test';
import { loggedIn } from './support/people';

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
  await page.getByLabel('Time').fill('06:30');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('snapshot daily at 06:30')).toBeVisible();

  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Retire' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Retire' }).click();
  await expect(page.getByRole('dialog')).toContainText(campaign.name);
});

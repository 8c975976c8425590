import { expect, test } from '@playwright/test';
import { loggedIn } from './support/people';

test('should keep the filters of a list under a name', async ({ browser }) => {
  const stamp = Date.now().toString(36);
  const marketer = await loggedIn(browser, 'MARKETER');
  await marketer.goto('/campaigns?state=LIVE');
  await marketer.getByRole('button', { name: 'Views' }).click();
  await marketer.getByRole('textbox', { name: 'Name of the view' }).fill(`Live ${stamp}`);
  await marketer.getByRole('button', { name: 'Keep these filters' }).click();
  await expect(marketer.getByRole('button', { name: `View: Live ${stamp}` })).toBeVisible();

  await marketer.goto('/campaigns');
  await marketer.getByRole('button', { name: 'Views' }).click();
  await marketer.getByRole('button', { name: `Rename Live ${stamp}` }).click();
  await marketer.getByRole('textbox', { name: `New name of Live ${stamp}` }).fill(`Running ${stamp}`);
  await marketer.keyboard.press('Enter');
  await marketer.getByRole('button', { name: `Running ${stamp}`, exact: true }).click();
  await expect(marketer).toHaveURL(/\/campaigns\?state=LIVE$/);

  await marketer.getByRole('button', { name: `View: Running ${stamp}` }).click();
  await marketer.getByRole('button', { name: `Delete Running ${stamp}` }).click();
  await expect(marketer.getByRole('button', { name: `Running ${stamp}`, exact: true })).toHaveCount(0);
});

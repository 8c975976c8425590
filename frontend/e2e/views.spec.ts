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
  const name = marketer.getByRole('button', { name: `Running ${stamp}`, exact: true });
  await expect(name).toHaveCount(0);

  // From the keyboard, wherever one is on the page.
  await expect(marketer.getByRole('button', { name: 'Undo' })).toBeVisible();
  await marketer.keyboard.press('Control+z');
  await expect(name).toBeVisible();
  await expect(marketer.getByText('Put back')).toBeVisible();
  await marketer.getByRole('button', { name: `Delete Running ${stamp}` }).click();
  // The list of views closes, as it does whenever one clicks beside it.
  await marketer.getByRole('button', { name: 'Undo' }).click();
  await marketer.getByRole('button', { name: `View: Running ${stamp}` }).click();
  await marketer.getByRole('button', { name: `Delete Running ${stamp}` }).click();
  await expect(name).toHaveCount(0);
});

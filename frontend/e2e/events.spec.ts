import { expect, test } from '@playwright/test';
import { loggedIn } from './support/people';

/** A segment by events, made by keyboard out of dictionaries; a list of codes is pasted. */
test('should find who saw a page, by names and by a pasted list', async ({ browser }) => {
  const page = await loggedIn(browser, 'MARKETER', { language: 'en', theme: 'light' });
  await page.goto('/audience/segments/new?kind=EVENT');

  await page.getByRole('combobox', { name: 'Event', exact: true }).click();
  await page.keyboard.type('page');
  await expect(page.locator('.ant-select-item-option', { hasText: 'Page viewed' })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('live-count')).toHaveText(/[1-9]/);
  const all = await page.getByTestId('live-count').getAttribute('title');

  await page.getByRole('button', { name: 'Add condition' }).click();
  await page.getByRole('menuitem', { name: 'Event codes' }).click();
  await page.getByRole('combobox', { name: 'Event codes' }).click();
  await page.keyboard.type('Wealth home view 0');
  await expect(page.locator('.ant-select-item-option', { hasText: 'E00003' })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('live-count')).not.toHaveAttribute('title', all ?? '');
  const one = await page.getByTestId('live-count').getAttribute('title');

  await page.getByRole('button', { name: 'Paste a list' }).click();
  await page.getByRole('textbox', { name: /Paste a list/ }).fill('E00150\nE00151, E00003\nnot-there');
  await page.getByRole('button', { name: 'Add 4' }).click();
  await expect(page.getByText('1 code is not in the dictionary')).toBeVisible();
  await expect(page.getByText('2 codes added')).toBeVisible();
  await expect(page.getByTestId('live-count')).toHaveText(/[1-9]/);
  expect(Number(all?.replace(/,/g, ''))).toBeGreaterThan(Number(one?.replace(/,/g, '')));

  await page.getByRole('textbox', { name: 'Segment' }).fill('Saw the wealth page');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page).toHaveURL(/segments\/SEG-/);
  await page.reload();
  await expect(page.getByText('Wealth home view 0')).toBeVisible();
});

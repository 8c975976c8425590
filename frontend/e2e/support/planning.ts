import type { Page } from '@playwright/test';

/** On the page of a new campaign, by a part of its name. */
export async function chooseJourney(page: Page, name: string): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Journey' });
  await field.click();
  await field.fill(name);
  await page.locator('.ant-select-item-option-active', { hasText: name }).click();
}

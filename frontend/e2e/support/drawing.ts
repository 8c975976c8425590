import type { Page } from '@playwright/test';

/** What stands on the palette of the designer. */
export const paletteItem = (page: Page, what: string) =>
  page.getByRole('toolbar', { name: 'What can be drawn' }).getByRole('button', { name: what, exact: true });

/** Draws it behind what is selected. */
export const drawNext = (page: Page, what: string) => paletteItem(page, what).click();

export const panel = (page: Page) => page.getByRole('complementary', { name: 'Selected element' });

/** Chooses in a field of the selected element, by keyboard. */
export async function choose(page: Page, label: string, text: string): Promise<void> {
  const field = panel(page).getByRole('combobox', { name: label });
  await field.click();
  await field.fill(text);
  await page.locator('.ant-select-item-option-active', { hasText: text }).click();
}

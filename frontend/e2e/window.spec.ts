import { expect, test } from '@playwright/test';
import { loggedIn } from './support/people';
import { post } from './support/requests';

/** A real-time tag drawn on the screen, and its value a moment after the event. */
test('should count events of the last ten minutes in a tag made on the screen', async ({ browser }) => {
  const stamp = Date.now().toString(36);
  const marketer = await loggedIn(browser, 'MARKETER');

  await test.step('the marketer says which events, and over which window', async () => {
    await marketer.goto('/audience/new-tag');
    await marketer.getByRole('link', { name: 'New real-time tag' }).click();
    await marketer.getByRole('combobox', { name: 'Event type' }).fill('salary-arr');
    await marketer.locator('.ant-select-item-option-active', { hasText: 'salary-arrived' }).click();
    await marketer.getByLabel('Condition (optional)').fill('event.amount >= 100');
    await marketer.getByLabel('Length of the window', { exact: true }).fill('10');
    await marketer.getByLabel('Chinese name').fill('代发次数');
    await marketer.getByLabel('English name').fill('Salaries');
    await marketer.getByLabel('Code', { exact: true }).fill(`paid.${stamp}`);
    for (const [box, option] of [
      ['Theme', 'Transactions'],
      ['Class', 'Transaction'],
    ] as const) {
      await marketer.getByRole('combobox', { name: box }).click();
      await marketer.locator('.ant-select-item-option', { hasText: option }).last().click();
    }
    await marketer.getByRole('button', { name: 'Save draft and compute' }).click();
    await expect(marketer).toHaveURL(/\?tab=runs$/);
    await expect(marketer.getByText('Up to date')).toBeVisible();
  });

  await test.step('an event is in the tag within moments', async () => {
    const operator = await loggedIn(browser, 'OPERATOR');
    const event = (no: number, amount: number) => ({
      id: `${stamp}-${no}`,
      source: 'e2e',
      type: 'salary-arrived',
      customer: 'D000000001',
      at: new Date().toISOString(),
      fields: { amount },
    });
    await post(operator, '/api/events', {
      events: [event(1, 200), event(2, 5), event(1, 200), event(3, 100)],
    });
    await expect(marketer.getByText(/half within [\d.,]+ ms/)).toBeVisible();
    await marketer.getByRole('tab', { name: 'Values' }).click();
    await expect(marketer.getByRole('heading', { name: 'Salaries' })).toBeVisible();
  });
});

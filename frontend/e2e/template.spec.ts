import { expect, test } from '@playwright/test';
import { loggedIn } from './support/people';

test('should take a template to a submitted draft with at most five inputs', async ({ browser }) => {
  const marketer = await loggedIn(browser, 'MARKETER');
  let inputs = 0;
  let code = '';

  await test.step('the picker counts what it lists', async () => {
    await marketer.goto('/campaigns/templates');
    const count = marketer.getByTestId('template-count');
    await expect(count).toHaveText(/^\d+ templates$/);
    const all = Number.parseInt((await count.textContent()) ?? '', 10);
    for (const facet of ['Type', 'Sub-type', 'Dimension']) {
      const texts = await marketer
        .getByRole('group', { name: facet, exact: true })
        .getByRole('button')
        .allTextContents();
      const sum = texts.map((text) => Number(/(\d+)$/.exec(text)?.[1])).reduce((a, b) => a + b, 0);
      expect(sum).toBe(all);
    }
    await marketer.getByRole('button', { name: /^Product sales/ }).click();
    await expect(marketer).toHaveURL(/family=product-sales/);
    const shown = Number(
      /(\d+)$/.exec(
        (await marketer.getByRole('button', { name: /^Product sales/ }).textContent()) ?? '',
      )?.[1],
    );
    await expect(count).toHaveText(`${shown} templates`);
  });

  await test.step('a scenario becomes a draft', async () => {
    await marketer.getByRole('button', { name: 'Use the template “Debit card for card holders”' }).click();
    await expect(marketer).toHaveURL(/\/campaigns\/C[^/]+\/plan$/);
    code = new URL(marketer.url()).pathname.split('/')[2] ?? '';
    expect(await marketer.locator('[data-plan-input]').count()).toBeLessThanOrEqual(5);
    await expect(marketer.getByText('A campaign of this type has to say the budget.')).toBeVisible();
    await expect(marketer.getByRole('button', { name: 'Submit for approval' })).toBeDisabled();
  });

  await test.step('the power follows the slider', async () => {
    const power = marketer.getByTestId('power');
    await expect(power).toContainText('points would show');
    const before = await power.textContent();
    const slider = marketer.getByRole('slider', { name: 'Control group' });
    await slider.focus();
    for (let step = 0; step < 10; step++) await slider.press('ArrowRight');
    inputs++;
    await expect(slider).toHaveAttribute('aria-valuenow', '20');
    expect(await power.textContent()).not.toBe(before);
  });

  await test.step('goal and budget are typed, and a reload keeps them', async () => {
    await marketer.getByRole('textbox', { name: 'Goal' }).fill('Two points more pay from an account with us');
    inputs++;
    await marketer.getByRole('spinbutton', { name: 'Budget (CNY)' }).fill('20000');
    inputs++;
    await expect(marketer.getByRole('status').filter({ hasText: 'Saved' })).toBeVisible();
    await marketer.reload();
    await expect(marketer.getByRole('textbox', { name: 'Goal' })).toHaveValue(
      'Two points more pay from an account with us',
    );
    await expect(marketer.getByRole('spinbutton', { name: 'Budget (CNY)' })).toHaveValue('20000');
    await expect(marketer.getByRole('slider', { name: 'Control group' })).toHaveAttribute(
      'aria-valuenow',
      '20',
    );
    await expect(marketer.getByTestId('contacted')).toHaveText(/[1-9]/);
  });

  await test.step('it is submitted from the keyboard', async () => {
    await expect(marketer.getByRole('button', { name: 'Submit for approval' })).toBeEnabled();
    await marketer.getByRole('textbox', { name: 'Goal' }).press('Control+Enter');
    await expect(marketer).toHaveURL(/\/campaigns\/C[^/]+\/history$/);
    expect(inputs).toBeLessThanOrEqual(5);
  });

  await test.step('and an approver has the task', async () => {
    const approver = await loggedIn(browser, 'APPROVER', { width: 390 });
    await approver.goto('/tasks');
    await approver
      .getByRole('link', { name: /^Debit card for card holders/ })
      .first()
      .click();
    await expect(approver.getByText(code).first()).toBeVisible();
    await expect(approver.getByRole('button', { name: 'Approve' })).toBeVisible();
  });
});

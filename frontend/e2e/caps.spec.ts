import { expect, test, type Page } from '@playwright/test';
import { loggedIn } from './support/people';

/** What the test itself leaves in the cell of the e-mail cap; eight in thirty days is how Baton comes. */
const LIMIT = /^(8|0|2000)$/;

async function write(page: Page, text: string) {
  // While it is written in, the editor stands over the cell's own text.
  const cell = page.locator('.dmn-editor tbody tr').first().locator('td.output-cell').nth(1);
  const value = cell.locator('.content-editable');
  await expect(value).toHaveText(LIMIT);
  await cell.click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(text);
  await expect(value).toHaveText(text);
}

async function effective(page: Page): Promise<string> {
  return (
    (await page
      .getByText(/^version \d+$/)
      .first()
      .textContent()) ?? ''
  );
}

async function change(marketer: Page, approver: Page, text: string) {
  await marketer.goto('/decisions/frequency-caps');
  const before = await effective(marketer);
  await write(marketer, text);
  await marketer.getByRole('button', { name: 'Save draft' }).click();
  await expect(marketer.getByText('Not in effect until somebody else approves it')).toBeVisible();
  await approver.goto('/decisions/frequency-caps');
  await expect(approver.getByRole('heading', { name: 'What it means for customers' })).toBeVisible();
  await approver.getByRole('button', { name: 'Approve and put into effect' }).click();
  await expect(approver.getByText(/^version \d+$/).first()).not.toHaveText(before);
}

test('should change a cap, show whom it holds back, and take effect once somebody else approves', async ({
  browser,
}) => {
  const marketer = await loggedIn(browser, 'MARKETER');
  const approver = await loggedIn(browser, 'APPROVER');

  await test.step('the effect stands beside the table while it is written', async () => {
    await marketer.goto('/decisions/frequency-caps');
    await write(marketer, '0');
    const email = marketer.getByRole('row', { name: /^E-mail/ }).last();
    await expect(email.getByRole('cell').nth(2)).toHaveText('0');
    await expect(email.getByRole('cell').nth(4)).toHaveText(/\d/);
  });

  await test.step('a cap that nobody could follow is refused in its cell', async () => {
    await write(marketer, '2000');
    await expect(marketer.getByText('frequency-caps, row 1, column max')).toBeVisible();
    await expect(marketer.getByRole('button', { name: 'Save draft' })).toBeDisabled();
  });

  await test.step('approved by another person, it is the policy', async () => {
    await change(marketer, approver, '0');
    await marketer.goto('/policy');
    await expect(marketer.getByRole('row', { name: /^E-mail .*\b0\b/ }).first()).toBeVisible();
  });

  await change(marketer, approver, '8');
});

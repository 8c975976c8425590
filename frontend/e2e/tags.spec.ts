import { expect, test, type Locator, type Page } from '@playwright/test';
import { loggedIn } from './support/people';
import { post } from './support/requests';

test('should build a tag of four conditions, review it and put it online', async ({ browser }) => {
  const now = Date.now();
  const code = `built.${now.toString(36)}`;
  const marketer = await loggedIn(browser, 'MARKETER');

  await test.step('the form says at the field what is missing', async () => {
    await marketer.goto('/audience/new-tag');
    await pick(marketer, 'Rows of', 'bank_transaction');
    await marketer.getByRole('button', { name: 'Save draft and compute' }).click();
    await expect(marketer.getByText('Choose one')).toBeVisible();
    await expect(marketer.getByText('Fill this in').first()).toBeVisible();
  });

  await test.step('four conditions and a window', async () => {
    await pick(marketer, 'Of the column', 'amount');
    await condition(0, 'kind', 'is one of');
    await choose(0, ['CARD', 'UTILITY']);
    await condition(1, 'channel', 'is not');
    await rule(1).getByRole('combobox', { name: 'Value' }).fill('COUNTER');
    await condition(2, 'amount', 'between');
    await rule(2).getByRole('spinbutton', { name: 'From' }).fill('20');
    await rule(2)
      .getByRole('spinbutton', { name: 'To', exact: true })
      .fill(`${5_000 + (now % 100_000)}`); // one definition makes one tag
    await condition(3, 'day', 'has a value');
    await expect(marketer.getByTestId('preview-count')).toHaveText(/^[\d,]+$/);
    await expect(marketer.getByTestId('in-words')).toContainText('the sum of amount');
    await expect(marketer.getByTestId('in-words')).toContainText('CARD, UTILITY');
  });
  await test.step('saving makes a draft and computes it: as many as the preview said', async () => {
    await marketer.getByRole('textbox', { name: 'Chinese name' }).fill('近90天刷卡缴费');
    await marketer.getByRole('textbox', { name: 'English name' }).fill(`Card and utility ${code}`);
    await marketer.getByRole('textbox', { name: 'Code' }).fill(code);
    await pick(marketer, 'Theme', 'Transactions');
    await pick(marketer, 'Class', 'Consumption');
    await marketer.getByRole('button', { name: 'Save draft and compute' }).click();
    await expect(marketer).toHaveURL(new RegExp(`/audience/tags/${code}\\?tab=sheet`));
    await marketer.getByRole('tab', { name: 'Computation' }).click();
    await expect(marketer.getByRole('region', { name: 'Runs' }).getByText('Done')).toBeVisible();
    const stored = (await (await marketer.request.get(`/api/tag-definitions/${code}`)).json()) as {
      definition: unknown;
    };
    const preview = await post(marketer, '/api/tag-definitions/preview', { definition: stored.definition });
    const { known } = (await preview.json()) as { known: number };
    await marketer.getByRole('tab', { name: 'Values' }).click();
    await expect(marketer.locator('.figure').first()).toContainText(known.toLocaleString('en-US'));
  });

  await test.step('a line of the sheet that is emptied is named when it is submitted', async () => {
    await marketer.getByRole('tab', { name: 'Data sheet' }).click();
    await sheetLine('Business contact', '');
    await expect(marketer.getByText('missing', { exact: true })).toBeVisible();
    await marketer.getByRole('button', { name: 'Submit for review' }).click();
    const refusal = marketer.getByRole('dialog');
    await expect(refusal).toContainText('The data sheet is not complete');
    await expect(refusal).toContainText('Business contact');
    await refusal.getByRole('button', { name: 'OK' }).click();
    await expect(refusal).toBeHidden();
    await sheetLine('Business contact', 'li.na');
    await marketer.getByRole('button', { name: 'Submit for review' }).click();
    await expect(marketer.getByRole('banner').or(marketer.locator('.page-head')).last()).toContainText(
      'In review',
    );
  });

  await test.step('an approver puts it online', async () => {
    const approver = await loggedIn(browser, 'APPROVER');
    await approver.goto(`/audience/tags/${code}?tab=sheet`);
    await approver.getByRole('button', { name: 'Approve' }).click();
    await expect(approver.locator('.page-head')).toContainText('Online');
    await expect(approver.getByRole('main')).toContainText('Approved');
    await approver.context().close();
  });

  await test.step('it is renamed, and keeps its code', async () => {
    await marketer.reload();
    await menu('Rename');
    const dialog = marketer.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'English name' }).fill(`Cards and bills ${code}`);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await expect(dialog).toBeHidden();
    await expect(marketer.getByRole('heading', { level: 1 })).toHaveText(`Cards and bills ${code}`);
    await expect(marketer.locator('.page-head')).toContainText(code);
  });

  await test.step('while a segment uses it, it goes on offline and is not retired: the segment is named', async () => {
    const made = await post(marketer, '/api/segments', {
      name: `Relies on ${code}`,
      rule: { field: code, op: 'ge', value: 100 },
    });
    const segment = (await made.json()) as { code: string };
    await marketer.goto(`/audience/tags/${code}?tab=lineage`);
    await expect(marketer.getByRole('link', { name: `Relies on ${code}`, exact: true })).toBeVisible();
    await menu('Suspend');
    await expect(marketer.getByText('so it goes on being computed')).toBeVisible();
    await menu('Retire');
    const refusal = marketer.getByRole('dialog');
    await expect(refusal).toContainText(`Relies on ${code}`);
    await expect(refusal).toContainText(segment.code);
    await refusal.getByRole('button', { name: 'OK' }).click();
    await expect(refusal).toBeHidden();
    await marketer.getByRole('button', { name: 'Resume' }).click();
    await expect(marketer.locator('.page-head')).toContainText('Online');
  });

  await test.step('and it is found in the catalogue', async () => {
    await marketer.goto('/audience/tags');
    await expect(marketer.getByRole('region', { name: 'Tags' }).getByRole('row')).not.toHaveCount(0);
    await marketer.keyboard.press('/');
    await marketer.keyboard.type(code);
    await expect(marketer.getByRole('region', { name: 'Tags' }).getByRole('row')).toHaveCount(2);
    await marketer.locator('h1').click();
    await marketer.keyboard.press('j');
    await marketer.keyboard.press('Enter');
    await expect(marketer).toHaveURL(new RegExp(`/audience/tags/${code}`));
  });

  function rule(nth: number) {
    return marketer.locator('.rule').nth(nth);
  }

  async function condition(nth: number, column: string, operator: string) {
    await marketer.getByRole('button', { name: 'Add condition' }).first().click();
    await pick(rule(nth), 'Column', column);
    await pick(rule(nth), 'Comparison', operator);
  }

  async function choose(nth: number, values: string[]) {
    const field = rule(nth).getByRole('combobox', { name: 'Value' });
    for (const value of values) {
      await field.fill(value);
      // Enter takes what the list has highlighted, and the list follows a moment after the typing.
      await expect(marketer.locator('.ant-select-item-option-active', { hasText: value })).toBeVisible();
      await field.press('Enter');
      await expect(rule(nth).locator('.ant-select-selection-item', { hasText: value })).toBeVisible();
    }
    await field.press('Escape');
  }

  async function sheetLine(label: string, value: string) {
    await marketer.getByRole('button', { name: 'Edit' }).click();
    await marketer.getByLabel(label).fill(value);
    await marketer.getByRole('button', { name: 'Save' }).click();
    await expect(marketer.getByRole('button', { name: 'Edit' })).toBeVisible();
  }

  async function menu(item: string) {
    await marketer.getByRole('button', { name: 'More actions' }).click();
    await marketer.getByRole('menuitem', { name: item }).click();
  }
});

test('should say what is in a kit, install it and show how far it is', async ({ browser }) => {
  const marketer = await loggedIn(browser, 'MARKETER');
  await marketer.goto('/audience/tag-kits');
  const card = marketer.getByRole('article', { name: 'Product maturity' });
  await card.getByRole('button', { name: 'What is in it' }).click();
  const drawer = marketer.getByRole('dialog');
  await expect(drawer).toContainText('Amount that matures within 30 days');
  await drawer.getByRole('button', { name: 'Close' }).click();
  await card.getByRole('button', { name: /^Install/ }).click();
  await expect(card).toContainText('4 of 4 installed');
  await expect(card).toContainText('Done');
});

/** Options are looked for in the list of this very field: the last one may still be fading out. */
async function pick(within: Page | Locator, label: string, option: string) {
  const field = within.getByRole('combobox', { name: label, exact: true });
  await field.click();
  const list = `[id="${await field.getAttribute('aria-controls')}"]`;
  const page = field.page();
  const dropdown = page.locator('.ant-select-dropdown', { has: page.locator(list) });
  await dropdown
    .locator('.ant-select-item-option')
    .filter({ hasText: new RegExp(`^${option}`) })
    .first()
    .click();
}

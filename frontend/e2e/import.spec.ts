import { expect, test } from '@playwright/test';
import { loggedIn } from './support/people';

test('should make tags and consents of a file', async ({ browser }) => {
  const source = `branch_list_${Date.now().toString(36)}`;
  const marketer = await loggedIn(browser, 'MARKETER');
  const rows = [
    'client;age;job;mobile',
    'x1;34;manager;13800000001',
    'x2;old;clerk;13800000002',
    'x3;51;;13800000003',
  ];

  await test.step('a file that is no table is refused before anything is read', async () => {
    await marketer.goto('/audience/imports/new');
    await choose('empty.csv', '');
    await expect(marketer.getByRole('alert')).toBeVisible();
  });

  await test.step('the columns are proposed, the marketer says what they mean', async () => {
    await marketer.goto('/audience/imports/new');
    await choose(`${source}.csv`, rows.join('\n'));
    await expect(marketer.getByText('4 columns: check their types')).toBeVisible();
    await marketer.getByLabel('Source').fill('Branch list');
    await marketer.getByLabel('Code', { exact: true }).fill(source);
    await pick('Customer key', 'client');
    await pick('Mobile number', 'mobile');
    await pick('Type age', 'Number');
    await marketer.getByRole('button', { name: 'Start import' }).click();
    await expect(marketer).toHaveURL(/\/audience\/imports\/\d+$/);
  });

  await test.step('the row that is wrong is named with its line and column', async () => {
    const rejected = marketer
      .getByRole('table', { name: 'Rejected rows' })
      .or(marketer.getByRole('region', { name: 'Rejected rows' }));
    await expect(rejected.first()).toContainText('age');
    await expect(rejected.first()).toContainText('3');
  });

  await test.step('consent is recorded with its evidence', async () => {
    await marketer.getByRole('button', { name: 'Record consent' }).click();
    const dialog = marketer.getByRole('dialog');
    await dialog.getByLabel('Evidence').fill('signed in the branch');
    await dialog.getByRole('button', { name: 'Record consent' }).click();
    await expect(marketer.getByText('Recorded for 2 customers')).toBeVisible();
  });

  await test.step('and the columns become tags', async () => {
    await marketer.getByRole('button', { name: 'Make tags' }).click();
    await expect(marketer).toHaveURL(new RegExp(`/audience/tags\\?q=${source}`));
    await expect(marketer.getByRole('main')).toContainText(`${source}.age`);
  });

  async function choose(name: string, text: string) {
    await marketer
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  }

  /** Options are looked for in the list of this very field: the last one may still be fading out. */
  async function pick(label: string, option: string) {
    const field = marketer.getByRole('combobox', { name: label });
    await field.click();
    const list = marketer.locator(`[id="${await field.getAttribute('aria-controls')}"]`);
    const dropdown = marketer.locator('.ant-select-dropdown', { has: list });
    await dropdown.locator('.ant-select-item-option', { hasText: new RegExp(`^${option}$`) }).click();
    await expect(dropdown).toBeHidden();
  }
});

import { expect, test, type Page } from '@playwright/test';
import { loggedIn } from './support/people';
import { chooseJourney } from './support/planning';

async function plan(page: Page, name: string, segment: string): Promise<string> {
  await page.goto('/campaigns/new');
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Goal').fill('More deposits stay');
  await page.getByRole('combobox', { name: 'Segments' }).click();
  await page.getByRole('combobox', { name: 'Segments' }).fill(segment);
  await page.locator('.ant-select-item-option', { has: page.getByText(segment, { exact: true }) }).click();
  await chooseJourney(page, '两轮跟进');
  await expect(page.locator('.diagram [data-ready=true]')).toBeVisible();
  await page.getByRole('button', { name: 'Save draft' }).click();
  await expect(page).toHaveURL(/\/campaigns\/[^/]+\/journey$/);
  return new URL(page.url()).pathname.split('/')[2] ?? '';
}

/** From first to last by keyboard: the list, the page, the verdict. */
async function openByKeys(page: Page, name: string): Promise<void> {
  await page.goto('/tasks');
  const row = page.getByRole('row', { name });
  await expect(row).toBeVisible();
  for (let presses = 0; presses < 60 && !(await row.getAttribute('aria-current')); presses++)
    await page.keyboard.press('j');
  await expect(row).toHaveAttribute('aria-current', 'true');
}

/** The question takes the keyboard a moment after it stands there. */
async function confirmed(page: Page, answer: string) {
  await expect(page.getByRole('dialog').getByRole('button', { name: answer })).toBeFocused();
  await page.keyboard.press('Enter');
}

test('should mend what was refused and sign what changed, by keyboard', async ({ browser }) => {
  const stamp = Date.now().toString(36);
  const name = `Second thoughts ${stamp}`;
  const marketer = await loggedIn(browser, 'MARKETER');
  const approver = await loggedIn(browser, 'APPROVER');
  let code = '';

  await test.step('the marketer sees before submitting what would become of the campaign', async () => {
    code = await plan(marketer, name, 'young-active');
    await marketer.getByRole('link', { name: 'Pre-flight' }).click();
    await expect(marketer.getByRole('heading', { name: 'Where the audience goes' })).toBeVisible();
    await expect(marketer.getByText('At least one message')).toBeVisible();
    await expect(marketer.getByRole('cell', { name: 'no cost known' }).first()).toBeVisible();
    await marketer.getByRole('button', { name: 'Submit for approval' }).click();
    await expect(marketer.locator('header .mark', { hasText: 'In approval' })).toBeVisible();
  });

  await test.step('the approver picks and claims it, reads it and refuses with a comment', async () => {
    await openByKeys(approver, name);
    await approver.keyboard.press('x');
    await approver.keyboard.press('c');
    await expect(approver.getByText('1 task claimed')).toBeVisible();
    await openByKeys(approver, name);
    await approver.keyboard.press('Enter');
    await expect(approver.getByText('First submission', { exact: false })).toBeVisible();
    await expect(approver.getByRole('heading', { name: 'Where the audience goes' })).toBeVisible();
    await approver.keyboard.press('r');
    await expect(approver.getByRole('alert')).toContainText('Say why');
    await approver.keyboard.type('Please keep a larger control group.');
    await approver.keyboard.press('Control+Enter');
    await confirmed(approver, 'Refuse');
    await expect(approver).toHaveURL(/\/tasks$/);
  });

  await test.step('the marketer reads why and mends it', async () => {
    await marketer.goto(`/campaigns/${code}/history`);
    await expect(marketer.getByText('Please keep a larger control group.')).toBeVisible();
    await marketer.getByRole('button', { name: 'Edit' }).click();
    await marketer.getByRole('spinbutton', { name: 'Control' }).fill('25');
    await marketer.getByRole('button', { name: 'Save' }).click();
    await expect(marketer).toHaveURL(new RegExp(`/campaigns/${code}/journey$`));
    await marketer.getByRole('button', { name: 'Submit for approval' }).click();
    await expect(marketer.locator('header .mark', { hasText: 'In approval' })).toBeVisible();
  });

  await test.step('the approver sees what changed, in fields and in customers, and approves', async () => {
    await openByKeys(approver, name);
    await approver.keyboard.press('Enter');
    await expect(approver.getByText('the last submitted version')).toBeVisible();
    await expect(approver.getByTestId('audience-change')).toContainText('+0');
    const share = approver.locator('.diff-row', { hasText: '0.25' });
    await expect(share.locator('del')).toContainText('0.1');
    await expect(share.locator('ins')).toContainText('0.25');
    await approver.keyboard.press('a');
    await expect(approver.getByRole('dialog')).toContainText(`Approve “${name}”?`);
    await confirmed(approver, 'Approve');
    await expect(approver).toHaveURL(/\/tasks$/);
    await expect(approver.getByRole('row', { name })).toHaveCount(0);
  });
});

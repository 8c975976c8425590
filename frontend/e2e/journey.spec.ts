import { expect, test } from '@playwright/test';
import { typed, watch } from './support/liveCount';
import { expectWithin } from './support/pace';
import { loggedIn } from './support/people';
import { chooseJourney } from './support/planning';

/** The field and the values this journey aims with; the demo bank and the mock both know them. */
const FIELD = process.env.BATON_E2E_FIELD ?? 'age';

test('should take a campaign from a rule to its report', async ({ browser }) => {
  const stamp = Date.now().toString(36);
  const marketer = await loggedIn(browser, 'MARKETER');

  await test.step('the marketer builds a segment and sees its count', async () => {
    await marketer.goto('/audience/segments/new');
    await expect(marketer.getByText('Every group needs a condition.', { exact: false })).toBeVisible();
    await expect(marketer.getByRole('button', { name: 'Save' })).toBeDisabled();
    await marketer.getByRole('textbox', { name: 'Segment' }).fill(`Grown-ups ${stamp}`);
    await marketer.getByRole('button', { name: 'Add condition' }).click();
    await marketer.getByRole('combobox', { name: 'Tag' }).click();
    await marketer.getByRole('combobox', { name: 'Tag' }).fill(FIELD);
    await marketer
      .locator('.ant-select-item-option', { has: marketer.getByText(FIELD, { exact: true }) })
      .first()
      .click();
    await marketer.getByRole('spinbutton', { name: 'Value' }).fill('25');
    await expect(marketer.getByTestId('live-count')).toHaveText(/^[\d,]+$/);
    await marketer.getByRole('button', { name: 'Save' }).click();
    await expect(marketer).toHaveURL(/\/audience\/segments\/(?!new)/);
    await expect(marketer.getByRole('heading', { name: `Grown-ups ${stamp}` })).toBeVisible();
  });

  await test.step('and sees the count while typing', async () => {
    const value = marketer.getByRole('spinbutton', { name: 'Value' });
    await watch(marketer);
    // Much else is done meanwhile; live.spec.ts holds a quiet machine to its 300 ms.
    await expectWithin(
      600,
      marketer,
      ['37', '48', '52'].map((age) => async () => (await typed(marketer, value, age)).taken),
    );
    await marketer.reload();
  });

  let code = '';
  await test.step('plans a campaign and submits it', async () => {
    await marketer.goto('/campaigns/new');
    await marketer.getByLabel('Name').fill(`Two waves ${stamp}`);
    await marketer.getByLabel('Goal').fill('More deposits stay');
    await marketer.getByRole('combobox', { name: 'Segments' }).click();
    await marketer.getByRole('combobox', { name: 'Segments' }).fill(stamp);
    await marketer.locator('.ant-select-item-option', { hasText: `Grown-ups ${stamp}` }).click();
    await chooseJourney(marketer, '两轮跟进');
    await expect(marketer.locator('.diagram [data-ready=true]')).toBeVisible();
    await marketer.getByRole('button', { name: 'Save draft' }).click();
    await expect(marketer).toHaveURL(/\/campaigns\/[^/]+\/journey$/);
    code = new URL(marketer.url()).pathname.split('/')[2] ?? '';
    await marketer.getByRole('button', { name: 'Submit for approval' }).click();
    await expect(marketer.getByText('In approval')).toBeVisible();
  });

  await test.step('the marketer cannot approve it', async () => {
    await marketer.goto('/tasks');
    await expect(marketer.getByRole('button', { name: 'Approve' })).toHaveCount(0);
  });

  await test.step('the approver reads what is signed and approves', async () => {
    const approver = await loggedIn(browser, 'APPROVER', { width: 390 });
    await approver.goto('/tasks');
    await approver.getByRole('link', { name: `Two waves ${stamp}` }).click();
    await expect(approver.getByText('What changed since the last approval')).toBeVisible();
    await approver.getByRole('button', { name: 'Refuse' }).click();
    await expect(approver.getByRole('alert')).toContainText('Say why');
    await approver.getByRole('button', { name: 'Approve' }).click();
    await expect(approver).toHaveURL(/\/tasks$/);
  });

  await test.step('people move on the diagram', async () => {
    await marketer.goto(`/campaigns/${code}/journey`);
    await expect(marketer.locator('header .mark', { hasText: 'Live' })).toBeVisible();
    await expect(marketer.locator('.count-badge.done').first()).toBeVisible();
  });

  await test.step('everybody of the audience is accounted for', async () => {
    await marketer.goto(`/campaigns/${code}/people`);
    await expect(marketer.getByText('adds up')).toBeVisible();
  });

  await test.step('the marketer is told what others did', async () => {
    await marketer.getByRole('button', { name: /What happened to your campaigns: [1-9]/ }).click();
    const news = marketer.getByRole('dialog', { name: 'What happened' });
    const mine = news.getByRole('listitem').filter({ hasText: `Two waves ${stamp}` });
    await expect(mine.filter({ hasText: 'approved' })).toBeVisible();
    await news.getByRole('button', { name: 'Close' }).click();
    await expect(
      marketer.getByRole('button', { name: 'What happened to your campaigns: 0 new' }),
    ).toBeVisible();
  });

  await test.step('what it rests on leads to the tag of its rule', async () => {
    await marketer.getByRole('link', { name: 'Lineage' }).click();
    const drawn = marketer.getByRole('region', { name: 'Lineage' });
    await expect(drawn.getByRole('link', { name: new RegExp(`Grown-ups ${stamp}`) })).toBeVisible();
    await drawn.locator('a[href="/audience/tags/age"]').click();
    await expect(marketer).toHaveURL(/\/audience\/tags\/age$/);
  });

  await test.step('the report opens with its interval', async () => {
    await marketer.goto(`/campaigns/${code}/report`);
    await expect(marketer.getByText(/95% interval/)).toBeVisible();
  });
});

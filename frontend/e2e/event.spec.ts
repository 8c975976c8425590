import { expect, test } from '@playwright/test';
import { loggedIn } from './support/people';
import { chooseJourney } from './support/planning';
import { post } from './support/requests';

test('should touch a customer because of an event', async ({ browser }) => {
  const stamp = Date.now().toString(36);
  const type = `salary-${stamp}`;
  const marketer = await loggedIn(browser, 'MARKETER');
  let code = '';

  await test.step('the marketer chooses an event journey and says which event starts it', async () => {
    await marketer.goto('/campaigns/new');
    await marketer.getByLabel('Name').fill(`Salary ${stamp}`);
    await marketer.getByLabel('Goal').fill('Half of the salary stays');
    await chooseJourney(marketer, '工资到账关怀');
    await marketer.getByLabel('Event type').fill(type);
    await marketer.getByLabel('Condition').fill('event.amount >= 5000');
    await marketer.getByLabel('Control group').fill('0');
    const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    await marketer.getByLabel('Ends on').fill(until);
    await marketer.locator(`td[title='${until}']`).click();
    await marketer.getByRole('button', { name: 'Save draft' }).click();
    await expect(marketer).toHaveURL(/\/campaigns\/[^/]+\/journey$/);
    code = new URL(marketer.url()).pathname.split('/')[2] ?? '';
  });

  await test.step('thinks again, edits the draft, and submits it', async () => {
    await marketer.getByRole('button', { name: 'Edit' }).click();
    await expect(marketer.getByLabel('Condition')).toHaveValue('event.amount >= 5000');
    await marketer.getByLabel('Condition').fill('event.amount >= 8000');
    await marketer.getByRole('button', { name: 'Save changes' }).click();
    await expect(marketer).toHaveURL(/\/campaigns\/[^/]+\/journey$/);
    await marketer.getByRole('button', { name: 'Submit for approval' }).click();
    await expect(marketer.getByText('In approval')).toBeVisible();
  });

  await test.step('two people sign, as the routing table asks of a journey that events start', async () => {
    for (const nth of [0, 1]) {
      const approver = await loggedIn(browser, 'APPROVER', {}, nth);
      await approver.goto('/tasks');
      await approver.getByRole('link', { name: `Salary ${stamp}` }).click();
      await approver.getByRole('button', { name: 'Approve' }).click();
      await expect(approver).toHaveURL(/\/tasks$/);
      await approver.context().close();
    }
    await marketer.goto(`/campaigns/${code}/journey`);
    await expect(marketer.locator('header .mark', { hasText: 'Live' })).toBeVisible();
  });

  await test.step('events arrive, and only the one that matches starts the journey', async () => {
    const bank = await loggedIn(browser, 'OPERATOR');
    const event = (id: string, customer: string, amount: number) => ({
      id: `${stamp}-${id}`,
      source: 'core-banking',
      type,
      customer,
      at: new Date().toISOString(),
      fields: { amount },
    });
    await post(bank, '/api/events', {
      events: [event('1', 'D000000001', 9_000), event('2', 'D000000002', 6_000)],
    });
    await expect
      .poll(async () => {
        const funnel = await marketer.request.get(`/api/campaigns/${code}/funnel`);
        return ((await funnel.json()) as { audience: number }).audience;
      })
      .toBe(1);
    await marketer.goto(`/campaigns/${code}/people`);
    await expect(marketer.getByText('adds up')).toBeVisible();
  });
});

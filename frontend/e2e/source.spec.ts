import { expect, test } from '@playwright/test';
import { expectWithin } from './support/pace';
import { loggedIn } from './support/people';
import { chooseJourney } from './support/planning';
import { post } from './support/requests';

interface Funnel {
  audience: number;
  steps: { planned: number; accepted: number }[];
}
const CUSTOMERS = 30;

/** A new event source from nothing: sample, mapping, trial, activation and the first touch, no restart. */
test('should touch customers because of a new source, from nothing, within five minutes', async ({
  browser,
}) => {
  const began = Date.now();
  const stamp = Date.now().toString(36);
  const type = `card-declined-${stamp}`;
  const message = (no: number, customer: string, amount: number) => ({
    seqNo: `${stamp}-${no}`,
    eventType: type,
    custNo: customer,
    txnTime: new Date().toISOString(),
    amount,
  });
  const operator = await loggedIn(browser, 'OPERATOR');
  let key = '';

  await test.step('the operator names the source and shows what its messages look like', async () => {
    await operator.goto('/run/event-sources');
    await operator.getByRole('button', { name: 'New source' }).first().click();
    await operator.getByLabel('Code', { exact: true }).fill(`cards-${stamp}`);
    await operator.getByLabel('Chinese name').fill('卡系统');
    await operator.getByLabel('English name').fill('Card system');
    await operator.getByLabel('Owner').fill('Cards');
    await operator.getByText('HTTP with a key').click();
    await operator
      .getByLabel('Paste sample messages')
      .fill([1, 2, 3].map((no) => JSON.stringify(message(no, `D00000000${no}`, 100.5 * no))).join('\n'));
    await operator.getByRole('button', { name: 'Look', exact: true }).click();
    await expect(operator.getByText('3 messages seen')).toBeVisible();
  });

  await test.step('the proposed mapping takes all of them; the type is declared by what was seen', async () => {
    await expect(operator.getByTestId('trial-good')).toHaveText('3 of 3 would be taken in');
    await operator.getByRole('button', { name: `Declare ${type}` }).click();
    await expect(operator.getByRole('button', { name: `Declare ${type}` })).toBeHidden();
  });

  await test.step('it is activated and gets a key', async () => {
    await operator.getByRole('button', { name: 'Activate' }).click();
    await expect(operator).toHaveURL(/event-sources\/cards-/);
    await operator.getByRole('button', { name: 'Make a key' }).click();
    const shown = operator.getByRole('button', { name: /^baton_feed_/ });
    await expect(shown).toBeVisible();
    key = (await shown.textContent()) ?? '';
  });

  const code = await test.step('a campaign reacts to the event', async () => {
    const marketer = await loggedIn(browser, 'MARKETER');
    await marketer.goto('/campaigns/new');
    await marketer.getByLabel('Name').fill(`Declined ${stamp}`);
    await marketer.getByLabel('Goal').fill('Help at once');
    await chooseJourney(marketer, '工资到账关怀');
    await marketer.getByLabel('Event type').fill(type);
    await marketer.getByLabel('Condition').fill('event.amount >= 5000');
    await marketer.getByLabel('Control group').fill('0');
    const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    await marketer.getByLabel('Ends on').fill(until);
    await marketer.locator(`td[title='${until}']`).click();
    await marketer.getByRole('button', { name: 'Save draft' }).click();
    await expect(marketer).toHaveURL(/\/campaigns\/[^/]+\/journey$/);
    const made = new URL(marketer.url()).pathname.split('/')[2] ?? '';
    await marketer.getByRole('button', { name: 'Submit for approval' }).click();
    await expect(marketer.getByText('In approval')).toBeVisible();
    for (const nth of [0, 1]) {
      const approver = await loggedIn(browser, 'APPROVER', {}, nth);
      await approver.goto('/tasks');
      await approver.getByRole('link', { name: `Declined ${stamp}` }).click();
      await approver.getByRole('button', { name: 'Approve' }).click();
      await expect(approver).toHaveURL(/\/tasks$/);
      await approver.context().close();
    }
    await expect(async () => {
      await marketer.reload();
      await expect(marketer.locator('header .mark', { hasText: 'Live' })).toBeVisible({ timeout: 10_000 });
    }).toPass();
    return made;
  });

  await test.step('the first events are taken in, their customers enter the journey and are touched', async () => {
    const some = Array.from({ length: CUSTOMERS }, (_, i) =>
      message(20 + i, `D${String(20 + i).padStart(9, '0')}`, 9_000),
    );
    const answer = await operator.request.post(`/feeds/cards-${stamp}`, {
      headers: { Authorization: `Bearer ${key}` },
      data: { events: [...some, { ...message(11, 'D000000002', 1), amount: 'much' }] },
    });
    expect(await answer.json()).toEqual({ accepted: CUSTOMERS, duplicates: 0, deadLettered: 1 });
    const funnel = async () =>
      (await (await operator.request.get(`/api/campaigns/${code}/funnel`)).json()) as Funnel;
    await expect.poll(async () => (await funnel()).audience).toBe(CUSTOMERS);
    // At night the message is planned for the morning.
    const hour = Number(
      new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit' }).format(new Date()),
    );
    const awake = hour >= 10 && hour < 20;
    await expect
      .poll(async () => {
        const { steps } = await funnel();
        return Math.max(0, ...steps.map((step) => (awake ? step.accepted : step.planned)));
      })
      .toBeGreaterThan(0);
    const sinceNothing = () => Promise.resolve(Date.now() - began);
    await expectWithin(300_000, operator, [sinceNothing]);
  });

  await test.step('what broke its schema is mended on the screen and tried again', async () => {
    await operator.goto(`/run/dead-letters?type=${type}`);
    await operator.getByText('/fields/amount breaks type').click();
    await expect(operator.getByLabel('Place', { exact: true })).toHaveValue('/amount');
    await operator.getByLabel('New value').fill('1');
    await operator.getByRole('button', { name: 'Mend and try again' }).click();
    await expect(operator.getByText('1 taken in, 0 duplicates, 0 set aside')).toBeVisible();
  });

  await test.step('the catalogue counts both and names what reacts', async () => {
    await operator.goto('/run/event-types');
    const line = operator.locator('tr', { hasText: type });
    await expect(line.getByText(`Declined ${stamp}`)).toBeVisible();
    await expect(line.locator('td').nth(3)).toHaveText(String(CUSTOMERS + 1));
  });
  await post(operator, `/api/event-sources/cards-${stamp}/pause`, {});
});

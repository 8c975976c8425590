import { expect, test } from '@playwright/test';
import { loggedIn } from './support/people';
import { post } from './support/requests';

/** A new event source from nothing: sample, mapping, trial, activation and the first event, no restart. */
test('should take events of a new source in, and start a journey because of them, within five minutes', async ({
  browser,
}) => {
  test.setTimeout(300_000);
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
    await marketer.getByRole('combobox', { name: 'Journey' }).click();
    await marketer
      .locator('.ant-select-item-option', { hasText: /salary|工资|代发/i })
      .first()
      .click();
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
      await expect(marketer.locator('header .mark', { hasText: 'Live' })).toBeVisible({ timeout: 2_000 });
    }).toPass();
    return made;
  });

  await test.step('the first event is taken in and its customer enters the journey', async () => {
    const answer = await operator.request.post(`/feeds/cards-${stamp}`, {
      headers: { Authorization: `Bearer ${key}` },
      data: {
        events: [message(10, 'D000000001', 9_000), { ...message(11, 'D000000002', 1), amount: 'much' }],
      },
    });
    expect(await answer.json()).toEqual({ accepted: 1, duplicates: 0, deadLettered: 1 });
    await expect
      .poll(async () => {
        const funnel = await operator.request.get(`/api/campaigns/${code}/funnel`);
        return ((await funnel.json()) as { audience: number }).audience;
      })
      .toBe(1);
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
    await expect(line.locator('td').nth(3)).toHaveText('2');
  });
  await post(operator, `/api/event-sources/cards-${stamp}/pause`, {});
});

import { expect, test, type Locator, type Page } from '@playwright/test';
import { choose, drawNext, panel } from './support/drawing';
import { loggedIn } from './support/people';
import { post } from './support/requests';

/** Planned and signed without anybody looking. */
async function launched(marketer: Page, approver: Page, name: string, journey: string): Promise<void> {
  const made = await post(marketer, '/api/campaigns', {
    name,
    goal: '第二轮由审批人放行',
    journey,
    segment: 'young-active',
    controlShare: 0.2,
  });
  const { code } = (await made.json()) as { code: string };
  await post(marketer, `/api/campaigns/${code}/submit`, {});
  const { items } = (await (await approver.request.get('/api/tasks')).json()) as {
    items: { id: string; campaign: { code: string } }[];
  };
  const id = items.find((task) => task.campaign.code === code)?.id ?? '';
  const { manifestHash } = (await (await approver.request.get(`/api/tasks/${id}`)).json()) as {
    manifestHash: string;
  };
  await post(approver, `/api/tasks/${id}/approve`, { hash: manifestHash, comment: '' });
}

/** The shape that is selected now, whatever is selected later. */
async function selected(page: Page): Promise<Locator> {
  const id = await page.locator('.djs-shape.selected').getAttribute('data-element-id');
  return page.locator(`.djs-shape[data-element-id=${id}]`);
}

test('should send the second wave when an approver releases it', async ({ browser }) => {
  const name = `Released ${Date.now().toString(36)}`;
  const marketer = await loggedIn(browser, 'MARKETER');
  const approver = await loggedIn(browser, 'APPROVER');
  let journey = '';
  let code = '';

  await test.step('the marketer draws e-mail, evaluation, approval and text message', async () => {
    await marketer.goto('/campaigns/journeys/new');
    await expect(marketer.locator('.designer-canvas [data-ready=true]')).toBeVisible();
    const problems = marketer.getByRole('region', { name: 'Problems' });
    await panel(marketer).getByRole('textbox', { name: 'Name of the journey' }).fill(name);
    await panel(marketer).getByRole('textbox', { name: 'Name of the journey' }).press('Enter');
    await marketer.locator('.djs-element[data-element-id=Start_Audience]').click();
    await drawNext(marketer, 'E-mail');
    await choose(marketer, 'Template', 'offer-email-en');
    await drawNext(marketer, 'Evaluate');
    await expect(panel(marketer).getByRole('heading', { name: 'Evaluate' })).toBeVisible();
    await expect(panel(marketer).getByText('effect = "BETTER"')).toBeVisible();
    await drawNext(marketer, 'Split: first way that is true');
    const split = await selected(marketer);
    await drawNext(marketer, 'End');
    await split.click();
    await drawNext(marketer, 'Approve');
    const approval = await selected(marketer);
    await split.click();
    // Picked from what the evaluation can have found, not written.
    await panel(marketer)
      .getByRole('group', { name: /“End”/ })
      .getByRole('checkbox', { name: 'worse' })
      .check();
    await choose(marketer, 'Everybody else goes to', 'Approve');
    await expect(panel(marketer).getByRole('group', { name: /“worse”/ })).toBeVisible();
    // What can be drawn next after the split lies over the shape behind it until something else is selected.
    await marketer.locator('.djs-element[data-element-id=Start_Audience]').click();
    await approval.click();
    await expect(panel(marketer).getByRole('heading', { name: 'Approve' })).toBeVisible();
    await expect(panel(marketer).getByRole('spinbutton', { name: 'How long' })).toHaveValue('3');
    await expect(problems).toContainText('Draw where the released go');
    await drawNext(marketer, 'SMS');
    await choose(marketer, 'Template', 'followup-sms-en');
    await drawNext(marketer, 'End');
    await problems
      .getByRole('button', { name: /Not released/ })
      .first()
      .click();
    await expect(panel(marketer).getByRole('heading', { name: 'Not released' })).toBeVisible();
    await drawNext(marketer, 'End');
    await expect(problems).toContainText('Nothing is in the way of a version');
    await expect(marketer.getByText(/draft saved/)).toBeVisible();
    await marketer.getByText('List', { exact: true }).click();
    await expect(marketer.getByRole('region', { name: 'As a list' })).toContainText('released: SMS');
    journey = new URL(marketer.url()).pathname.split('/')[3] ?? '';
    await marketer.getByRole('button', { name: 'Publish version' }).click();
    await expect(marketer.getByRole('heading', { level: 1, name: `${name}: versions` })).toBeVisible();
  });

  await test.step('it is planned, signed and launched', async () => {
    const made = await post(marketer, '/api/campaigns', {
      name,
      goal: 'More after the second message',
      journey,
      segment: 'young-active',
      controlShare: 0.2,
    });
    ({ code } = (await made.json()) as { code: string });
    await post(marketer, `/api/campaigns/${code}/submit`, {});
    await approver.goto('/tasks');
    await approver.getByRole('link', { name }).click();
    await approver.getByRole('button', { name: /Approve$/ }).click();
    await expect(approver).toHaveURL(/\/tasks$/);
    await marketer.goto(`/campaigns/${code}/journey`);
    await expect(marketer.getByText(/to be released/)).toBeVisible();
    await expect(marketer.getByRole('link', { name: 'Decide' })).toHaveCount(0);
  });

  await test.step('the approver reads what would follow and releases', async () => {
    await approver.goto('/tasks');
    const row = approver.getByRole('row', { name });
    await expect(row).toContainText('Release');
    await row.getByRole('link', { name }).click();
    await expect(approver.getByRole('heading', { level: 1, name: 'Approve' })).toBeVisible();
    await expect(approver.getByText('followup-sms-en', { exact: false })).toBeVisible();
    await expect(approver.getByText('all of them')).toBeVisible();
    await expect(approver.getByText('The journey ends for them', { exact: false })).toBeVisible();
    await approver.getByRole('button', { name: /Do not release$/ }).click();
    await expect(approver.getByRole('alert')).toContainText('Say why');
    await approver.getByRole('button', { name: /Release$/ }).click();
    await approver.getByRole('dialog').getByRole('button', { name: 'Release' }).click();
    await expect(approver).toHaveURL(/\/tasks$/);
    await expect(approver.getByRole('row', { name })).toHaveCount(0);
  });

  await test.step('the second wave goes out, and the history says by whose word', async () => {
    await marketer.goto(`/campaigns/${code}/journey`);
    const sent = async () => {
      const funnel = await (await marketer.request.get(`/api/campaigns/${code}/funnel`)).json();
      const { steps } = funnel as { steps: { channel: string; accepted: number }[] };
      return steps.find((step) => step.channel === 'SMS')?.accepted ?? 0;
    };
    // How many depends on what the caps leave after other campaigns.
    await expect.poll(sent).toBeGreaterThan(0);
    await marketer.getByRole('row', { name: /^SMS/ }).click();
    await expect(marketer.getByRole('dialog')).toContainText('followup-sms-en');
    await expect(marketer.getByRole('dialog')).toContainText('Accepted');
    await marketer.goto(`/campaigns/${code}/history`);
    await expect(marketer.getByText('waits for release')).toBeVisible();
    await expect(marketer.getByText('released', { exact: true })).toBeVisible();
    await marketer.goto(`/campaigns/${code}/report`);
    await expect(marketer.getByRole('heading', { name: 'Evaluated on the way' })).toBeVisible();
  });

  await test.step('another one waits, for those who look at the pages', async () => {
    await launched(marketer, approver, '第二轮待放行', journey);
  });
});

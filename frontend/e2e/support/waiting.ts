import type { Browser } from '@playwright/test';
import { loggedIn } from './people';
import { post } from './requests';

/** A list of tasks is worth looking at when something stands on it: if nothing does, a marketer submits a campaign. */
export async function somethingToApprove(browser: Browser): Promise<void> {
  const approver = await loggedIn(browser, 'APPROVER');
  const tasks = (await (await approver.request.get('/api/tasks')).json()) as { items: { kind: string }[] };
  await approver.context().close();
  if (tasks.items.some((task) => task.kind === 'APPROVE')) return;
  const marketer = await loggedIn(browser, 'MARKETER');
  const { items: segments } = (await (await marketer.request.get('/api/segments')).json()) as {
    items: { code: string }[];
  };
  const planned = await post(marketer, '/api/campaigns', {
    name: '存款到期客户承接',
    goal: '到期资金留存率高于对照组',
    journey: 'two-wave-followup',
    segment: segments[0]?.code,
  });
  const { code } = (await planned.json()) as { code: string };
  await post(marketer, `/api/campaigns/${code}/submit`, {});
  await marketer.context().close();
}

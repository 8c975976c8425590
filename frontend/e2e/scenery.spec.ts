import { expect, test, type Page } from '@playwright/test';
import { loggedIn } from './support/people';
import { post, put, send, upload } from './support/requests';

/** What the bank of the demonstration does not bring, so that no page of the tour is empty. Done once. */
test.describe('something to see on every page', () => {
  const known = async (page: Page, url: string) => {
    const answer = await page.request.get(url);
    return answer.ok() ? ((await answer.json()) as unknown) : undefined;
  };

  async function table(page: Page, code: string, name: string, rows: string): Promise<void> {
    if ((await known(page, `/api/sources/${code}`)) !== undefined) return;
    const started = await upload(
      page,
      `/api/imports?code=${code}&key=customer&name=${encodeURIComponent(name)}`,
      `customer,score,city\n${rows}`,
    );
    const { id } = (await started.json()) as { id: number };
    await expect
      .poll(async () => ((await known(page, `/api/imports/${id}`)) as { state: string }).state)
      .toBe('DONE');
    await post(page, `/api/sources/${code}/tags`, {});
  }
  const rows = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => from + i)
      .map((no) => `D${String(no).padStart(9, '0')},${(no * 37) % 100},${no % 2 ? '上海' : '杭州'}\n`)
      .join('');

  test('tables, a model in use with its leads, and products', async ({ browser }) => {
    const page = await loggedIn(browser, 'MARKETER');
    await table(page, 'churn_model', '流失预测', rows(1, 400));
    await table(page, 'churn_model_east', '流失预测（华东）', rows(400, 500));
    await put(page, '/api/merged-tables/churn_all', {
      name: '流失预测合并',
      sources: ['churn_model', 'churn_model_east'],
    });
    const tag = 'churn_model.score';
    const { version } = (await known(page, `/api/tags/${tag}/sheet`)) as { version: number };
    if (((await known(page, '/api/insights')) as unknown[]).length === 0) {
      await put(page, `/api/tags/${tag}/sheet`, {
        version,
        sheet: {
          theme: 'VALUE',
          type: 'MARKETING',
          kind: 'MODEL_SCORE',
          predicted: true,
          modelVersion: 'churn-2026-11',
          probability: 0.71,
          definition: '三个月内流失的可能性',
          businessContact: 'marketer',
          developerContact: 'analyst',
          freshWithinHours: 48,
        },
      });
      const proposal = {
        tag: 'insight.churn',
        nameZh: '即将流失客户',
        nameEn: 'About to leave',
        scoreTag: tag,
        cutOff: 50,
        reason: '近三个月资产持续流出，建议一周内电话关怀。',
        because: ['age', 'city'],
      };
      await post(page, '/api/insights', proposal);
      const approver = await loggedIn(browser, 'APPROVER');
      const waiting = (await known(approver, '/api/insight-reviews')) as { deployment: { id: number } }[];
      await post(approver, `/api/insight-reviews/${waiting[0]?.deployment.id ?? 0}/decision`, {
        accept: true,
        note: null,
      });
      await approver.context().close();
      // Another one waits among the approver's tasks.
      await post(page, '/api/insights', {
        ...proposal,
        tag: 'insight.leaving',
        nameZh: '高流失风险客户',
        nameEn: 'At high risk of leaving',
        cutOff: 90,
      });
    }
    await upload(
      page,
      '/api/product-tags',
      'product,风险等级,期限天数\nwealth-90,R2,90\nwealth-365,R3,365\ndeposit-180,R1,180\nfund-steady,R2,\n'
        .replace('风险等级', 'risk')
        .replace('期限天数', 'term'),
    );
  });

  test('groupings of every method', async ({ browser }) => {
    const page = await loggedIn(browser, 'MARKETER');
    const there = (await known(page, '/api/groupings')) as { method: string }[];
    const wanted = [
      ['客户分层', 'LAYERS', { decision: 'customer-layers' }],
      ['产品匹配', 'PRODUCTS', { decision: 'product-matching', by: [{ tag: 'risk_level' }] }],
      ['资产四档', 'TIERS', { tag: 'aum', tiers: 4 }],
      ['行为分群', 'CLUSTERS', { tags: ['age', 'aum', 'app_active_days_30d'], clusters: 4 }],
      ['相似客户', 'LOOKALIKE', { seed: 'young-active', count: 200, defining: true }],
    ] as const;
    for (const [name, method, settings] of wanted) {
      if (there.some((one) => one.method === method)) continue;
      const approvalAbove = method === 'TIERS' ? 0.05 : null;
      const made = await post(page, '/api/groupings', { name, method, settings, approvalAbove });
      const { code } = (await made.json()) as { code: string };
      const begun = await post(page, `/api/groupings/${code}/runs`, {});
      const { id } = (await begun.json()) as { id: number };
      await expect
        .poll(
          async () =>
            ((await known(page, `/api/groupings/${code}/runs/${id}`)) as { finishedAt: string | null })
              .finishedAt,
        )
        .not.toBeNull();
    }
  });

  test('a list of calls, some of them made and some recalled', async ({ browser }) => {
    const page = await loggedIn(browser, 'OPERATOR');
    const { waiting, lists } = (await known(page, '/api/call-lists')) as {
      waiting: number;
      lists: unknown[];
    };
    // At night nobody is called, and nothing waits.
    if (waiting === 0 || lists.length > 0) return;
    const made = await post(page, '/api/call-lists', {});
    const { id } = (await made.json()) as { id: number };
    const file = await (await page.request.get(`/api/call-lists/${id}/file`)).text();
    const touches = file.split('\r\n').slice(1, 4);
    await upload(
      page,
      '/api/call-lists/results',
      `touch_id,result,call_back\n${touches.map((row) => `${row.slice(0, 36)},NOT_REACHED,\n`).join('')}`,
    );
    const answers = async (row: string | undefined) => {
      const [touch, customer, campaign] = (row ?? '').split(',');
      await post(page, '/api/events', {
        events: [
          {
            id: `answer-${touch ?? ''}`,
            source: 'app',
            type: 'response',
            customer,
            at: new Date().toISOString(),
            fields: { campaign },
          },
        ],
      });
    };
    await answers(file.split('\r\n')[4]);
    await post(page, `/api/call-lists/${id}/recalls`, {});
    await answers(file.split('\r\n')[5]);
  });

  test('a journey in two versions', async ({ browser }) => {
    const page = await loggedIn(browser, 'MARKETER');
    const key = 'journey-in-two-versions';
    const versions = (await known(page, `/api/journeys/${key}/versions`)) as unknown[] | undefined;
    if ((versions?.length ?? 0) > 1) return;
    const xml = await (await page.request.get('/api/processes/two-wave-followup/xml')).text();
    for (const [basedOn, days] of [
      [null, 'P3D'],
      [1, 'P5D'],
    ] as const) {
      const kept = await put(page, `/api/journeys/${key}/draft`, {
        xml: xml.replaceAll('"two-wave-followup"', `"${key}"`).replace('P3D', days),
        version: 0,
        basedOn,
        takeOver: false,
      });
      const { version } = (await kept.json()) as { version: number };
      await post(page, `/api/journeys/${key}/publication`, { version });
    }
  });

  test('a copy of the campaign of the demonstration that runs as well', async ({ browser }) => {
    const marketer = await loggedIn(browser, 'MARKETER');
    const parent = 'C2026-0001';
    const family = (await known(marketer, `/api/campaigns/${parent}/comparison`)) as unknown[] | undefined;
    if ((family?.length ?? 2) > 1) return;
    const copied = await post(marketer, `/api/campaigns/${parent}/copy`, {});
    const { code } = (await copied.json()) as { code: string };
    await post(marketer, `/api/campaigns/${code}/submit`, {});
    const approver = await loggedIn(browser, 'APPROVER');
    const { items } = (await known(approver, '/api/tasks')) as {
      items: { id: string; kind: string; campaign: { code: string } }[];
    };
    const task = items.find((one) => one.kind === 'APPROVE' && one.campaign.code === code);
    const { manifestHash } = (await known(approver, `/api/tasks/${task?.id ?? ''}`)) as {
      manifestHash: string;
    };
    await send(approver, 'POST', `/api/tasks/${task?.id ?? ''}/approve`, { hash: manifestHash });
    await expect
      .poll(async () => ((await known(marketer, `/api/campaigns/${code}`)) as { state: string }).state)
      .toBe('LIVE');
  });
});

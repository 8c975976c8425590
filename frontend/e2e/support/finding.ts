import type { Page } from '@playwright/test';
import { post, put } from './requests';

export interface Stop {
  name: string;
  path: (page: Page) => Promise<string> | string;
  role: string;
  /** What is done on the page before it is looked at: a dialog opened, a step taken. */
  then?: (page: Page) => Promise<void>;
  /** An answer that belongs to what is shown. */
  tolerates?: number;
}

export async function first<T>(
  page: Page,
  url: string,
  pick: (answer: unknown) => T | undefined,
): Promise<T> {
  const answer: unknown = await (await page.request.get(url)).json();
  const found = pick(answer);
  if (found === undefined) throw new Error(`${url} has nothing to show`);
  return found;
}

interface Campaigns {
  items: { code: string; state: string }[];
}
export const campaign = (page: Page, ...states: string[]) =>
  first(page, '/api/campaigns', (answer) =>
    states
      .map((state) => (answer as Campaigns).items.findLast((item) => item.state === state)?.code)
      .find(Boolean),
  );

/** A copy of the two waves as a draft of its own, always the same one. */
export async function journeyToDraw(page: Page): Promise<string> {
  const key = 'journey-of-the-tour';
  if ((await page.request.get(`/api/journeys/${key}/draft`)).status() === 200) return key;
  const xml = await (await page.request.get('/api/processes/two-wave-followup/xml')).text();
  await put(page, `/api/journeys/${key}/draft`, {
    xml: xml.replaceAll('"two-wave-followup"', `"${key}"`),
    version: 0,
    basedOn: null,
    takeOver: false,
  });
  return key;
}
/** One that events of the demo bank change; made where there is none. */
export async function windowTag(page: Page): Promise<string> {
  const code = 'salaryToday';
  const found = await page.request.get(`/api/window-tags/${code}`);
  if (found.ok()) return code;
  await put(page, `/api/window-tags/${code}`, {
    nameZh: '今日代发金额',
    nameEn: 'Salary today',
    create: true,
    definition: {
      what: 'SUM',
      events: { type: 'salary-arrived', condition: 'event.amount >= 100' },
      field: 'amount',
      window: { kind: 'TUMBLING', size: 'P1D' },
    },
  });
  const sheet = {
    theme: 'TRANSACTIONS',
    type: 'TRANSACTION',
    kind: 'EVENT_WINDOW',
    predicted: false,
    definition: 'Sum of amount of salary-arrived today',
    businessContact: 'tour',
    developerContact: 'tour',
    freshWithinHours: 1,
  };
  await put(page, `/api/tags/${code}/sheet`, { sheet, version: 0 });
  return code;
}

/** A draft from a template, always the same one. */
export async function draftToPlan(page: Page): Promise<string> {
  const found = (await (
    await page.request.get('/api/campaigns?state=DRAFT&search=资产提升')
  ).json()) as Campaigns;
  const known = found.items.at(0)?.code;
  if (known) return known;
  const made = await post(page, '/api/campaign-templates/aum-uplift/campaigns', { language: 'zh-CN' });
  return ((await made.json()) as { code: string }).code;
}

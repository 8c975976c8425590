import type { Page } from '@playwright/test';
import { campaign, first, journeyToDraw, windowTag, type Stop } from './finding';
import { put } from './requests';

type Codes = { code: string }[];
const menu = (page: Page) => page.locator('.page-head .ant-dropdown-trigger, .actions .ant-dropdown-trigger');
const approval = async (page: Page) =>
  `/tasks/${await first(page, '/api/tasks', (all) => (all as { items: { id: string; kind: string }[] }).items.find((task) => task.kind === 'APPROVE')?.id ?? '')}`;
const fromMenu = (item: number) => async (page: Page) => {
  await menu(page).last().click();
  await page.locator('.ant-dropdown-menu-item').nth(item).click();
  await page.getByRole('dialog').waitFor();
};
const firstOr = async (page: Page, url: string, list: string, otherwise = '') => {
  const code = await first(page, url, (all) => (all as Codes)[0]?.code ?? otherwise);
  return code ? `${list}/${encodeURIComponent(code)}` : list;
};

/** Saved by somebody else while it is open here: the page asks which to keep. */
async function savedElsewhere(page: Page): Promise<void> {
  const key = await journeyToDraw(page);
  const url = `/api/journeys/${key}/draft`;
  const draft = (await (await page.request.get(url)).json()) as { xml: string; version: number };
  await put(page, url, { xml: `${draft.xml}\n`, version: draft.version, basedOn: null, takeOver: false });
  const name = page.locator('.designer-panel input').first();
  await name.fill(`${await name.inputValue()} 2`);
  await name.press('Enter');
  await page.locator('.ant-alert-warning').waitFor();
}

async function simulated(page: Page): Promise<void> {
  // With the estimate it begins anew.
  await page.locator('.designer-estimate [role=status]').waitFor();
  const step = page.locator('.simulation-buttons button').nth(1);
  for (let steps = 0; steps < 6; steps++) await step.click();
  await page.locator('.simulation-log li').nth(3).waitFor();
}

/** Pages that are only there once something has been done: dialogs, panels, a second version, somebody else's draft. */
export const SCENES: readonly Stop[] = [
  {
    name: 'designer-simulation',
    role: 'MARKETER',
    path: async (page) => `/campaigns/journeys/${await journeyToDraw(page)}?segment=young-active&simulate=1`,
    then: simulated,
  },
  {
    name: 'designer-list',
    role: 'MARKETER',
    path: async (page) => `/campaigns/journeys/${await journeyToDraw(page)}?view=list`,
  },
  {
    name: 'designer-conflict',
    role: 'MARKETER',
    path: async (page) => `/campaigns/journeys/${await journeyToDraw(page)}`,
    then: savedElsewhere,
    tolerates: 409,
  },
  {
    name: 'journey-versions',
    role: 'MARKETER',
    path: async (page) =>
      `/campaigns/journeys/${await first(page, '/api/journeys', (all) => {
        const journeys = all as { key: string; version: number | null }[];
        return (journeys.find((one) => (one.version ?? 0) > 1) ?? journeys[0])?.key;
      })}/versions`,
  },
  {
    name: 'campaign-touches',
    role: 'MARKETER',
    path: async (page) => `/campaigns/${await campaign(page, 'LIVE', 'FINISHED')}/touches`,
  },
  {
    name: 'campaign-comparison',
    role: 'MARKETER',
    path: async (page) =>
      `/campaigns/${await first(page, '/api/campaigns?search=C2026-0001', (all) => (all as { items: Codes }).items[0]?.code ?? '')}/report`,
  },
  {
    name: 'calendar-day',
    role: 'MARKETER',
    path: async (page) =>
      `/campaigns/calendar?view=week&day=${await first(page, '/api/campaign-calendar?from=2026-01-05&days=7', (all) => (all as { today: string }).today)}`,
  },
  { name: 'merged-tables', role: 'MARKETER', path: () => '/audience/sources/merged' },
  {
    name: 'tag-redefine',
    role: 'MARKETER',
    path: async (page) => `/audience/new-tag?of=${await windowTag(page)}`,
  },
  {
    name: 'insight-deploy',
    role: 'MARKETER',
    path: () => '/audience/insights',
    then: async (page) => {
      await page.locator('.actions .ant-btn-primary').click();
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'grouping-edit',
    role: 'MARKETER',
    path: async (page) => `${await firstOr(page, '/api/groupings', '/audience/groupings')}/edit`,
  },
  {
    name: 'import',
    role: 'MARKETER',
    path: async (page) =>
      `/audience/imports/${await first(page, '/api/imports', (all) => String(((all as { items?: { id: number }[] }).items ?? (all as { id: number }[]))[0]?.id ?? ''))}`,
  },
  { name: 'event-sources', role: 'OPERATOR', path: () => '/run/event-sources' },
  {
    name: 'event-source',
    role: 'OPERATOR',
    path: async (page) =>
      `/run/event-sources/${await first(page, '/api/event-sources', (all) => (all as { source: { code: string } }[])[0]?.source.code ?? '')}`,
  },
  {
    name: 'event-type',
    role: 'OPERATOR',
    path: () => '/run/event-types/salary-arrived',
  },
  { name: 'event-type-new', role: 'OPERATOR', path: () => '/run/new-event-type' },
  { name: 'dead-letters', role: 'OPERATOR', path: () => '/run/dead-letters' },
  { name: 'task-delegate', role: 'APPROVER', path: approval, then: fromMenu(0) },
  { name: 'task-due', role: 'APPROVER', path: approval, then: fromMenu(1) },
];

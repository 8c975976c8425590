import { expect, type Page } from '@playwright/test';
import { post, put } from './requests';

const STANDARD = 'tour-sex';
const SEXES = [
  { code: 'M', nameZh: '男', nameEn: 'Male' },
  { code: 'F', nameZh: '女', nameEn: 'Female' },
];

/** Two systems that code one field in their own ways and differ on some customers; made where they are not. */
export async function standardToSee(page: Page): Promise<string> {
  const made = await put(page, `/api/standards/${STANDARD}`, {
    version: 0,
    nameZh: '性别',
    nameEn: 'Sex',
    values: SEXES,
  }).then(
    () => true,
    // Another look at the same pages has made it, or is about to.
    () => false,
  );
  if (!made) return await column(page);
  const crm = ['no,sex'];
  const core = ['no,gender'];
  for (let i = 1; i <= 60; i++) {
    const no = `D${String(i).padStart(9, '0')}`;
    crm.push(`${no},${i % 2}`);
    core.push(`${no},${i % 2 === 1 || i < 20 ? '男' : '1'}`);
  }
  await load(page, 'tour_crm', crm);
  await load(page, 'tour_core', core);
  const first = await under(page, 'tour_crm', 'sex', { '0': 'F', '1': 'M' });
  await under(page, 'tour_core', 'gender', { 男: 'M', '1': 'F' });
  await load(page, 'tour_crm', [...crm, 'D000000061,9', 'D000000062,9', 'D000000063,U']);
  await load(page, 'tour_core', core);
  await post(page, '/api/sources/tour_crm/tags', { columns: ['sex'] });
  await post(page, '/api/sources/tour_core/tags', { columns: ['gender'] });
  return String(first);
}

async function column(page: Page): Promise<string> {
  let id = '';
  await expect
    .poll(async () => {
      const all = (await (await page.request.get('/api/standard-columns')).json()) as {
        id: number;
        standard: string;
        unmapped: number | null;
      }[];
      const found = all.find((each) => each.standard === STANDARD && (each.unmapped ?? 0) > 0);
      id = found ? String(found.id) : '';
      return id;
    })
    .not.toBe('');
  return id;
}

async function under(page: Page, source: string, column: string, meanings: Record<string, string>) {
  const made = await post(page, '/api/standard-columns', {
    source,
    column,
    standard: STANDARD,
    sameCodes: false,
  });
  const { id } = (await made.json()) as { id: number };
  await put(page, `/api/standard-columns/${id}/mappings`, {
    mappings: Object.entries(meanings).map(([raw, code]) => ({ raw, code })),
  });
  return id;
}

async function load(page: Page, code: string, lines: readonly string[]) {
  const cookie = (await page.context().cookies()).find((candidate) => candidate.name === 'XSRF-TOKEN');
  const started = await page.request.post(`/api/imports?code=${code}&key=no`, {
    headers: { 'X-XSRF-TOKEN': cookie?.value ?? '' },
    multipart: {
      file: { name: `${code}.csv`, mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\n')}\n`) },
    },
  });
  const { id } = (await started.json()) as { id: number };
  for (;;) {
    const run = (await (await page.request.get(`/api/imports/${id}`)).json()) as { state: string };
    if (run.state !== 'RUNNING') return;
  }
}

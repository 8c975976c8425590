import type { APIResponse, Page } from '@playwright/test';

/** What another system would send, in the name of the person who has logged in on this page. */
export const post = (page: Page, url: string, data: unknown) => send(page, 'POST', url, data);

export const put = (page: Page, url: string, data: unknown) => send(page, 'PUT', url, data);

/** A file of rows, as a form would send it. */
export const upload = (page: Page, url: string, text: string) =>
  fetched(page, 'POST', url, {
    multipart: { file: { name: 'rows.csv', mimeType: 'text/csv', buffer: Buffer.from(text) } },
  });

export const send = (page: Page, method: string, url: string, data: unknown) =>
  fetched(page, method, url, { data });

type Options = NonNullable<Parameters<Page['request']['fetch']>[1]>;

async function fetched(page: Page, method: string, url: string, options: Options): Promise<APIResponse> {
  const cookie = (await page.context().cookies()).find((candidate) => candidate.name === 'XSRF-TOKEN');
  const answer = await page.request.fetch(url, {
    method,
    ...options,
    headers: { 'X-XSRF-TOKEN': cookie?.value ?? '' },
  });
  if (!answer.ok()) throw new Error(`${url}: ${answer.status()} ${await answer.text()}`);
  return answer;
}

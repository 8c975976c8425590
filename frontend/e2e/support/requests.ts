import type { APIResponse, Page } from '@playwright/test';

/** What another system would send, in the name of the person who has logged in on this page. */
export const post = (page: Page, url: string, data: unknown) => send(page, 'POST', url, data);

export const put = (page: Page, url: string, data: unknown) => send(page, 'PUT', url, data);

async function send(page: Page, method: string, url: string, data: unknown): Promise<APIResponse> {
  const cookie = (await page.context().cookies()).find((candidate) => candidate.name === 'XSRF-TOKEN');
  const answer = await page.request.fetch(url, {
    method,
    data,
    headers: { 'X-XSRF-TOKEN': cookie?.value ?? '' },
  });
  if (!answer.ok()) throw new Error(`${url}: ${answer.status()} ${await answer.text()}`);
  return answer;
}

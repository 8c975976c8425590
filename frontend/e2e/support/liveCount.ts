import { expect, type Locator, type Page } from '@playwright/test';

/** Between two keys of somebody who types quickly. */
const BETWEEN_KEYS_MS = 70;

/** Notes when the last key came, and when the number that answers it was painted. */
export async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const times = { key: 0, painted: 0 };
    Object.assign(window, { batonTimes: times });
    addEventListener(
      'keydown',
      (event) => {
        times.key = event.timeStamp;
        times.painted = 0;
      },
      { capture: true },
    );
    new MutationObserver(() => {
      if (document.querySelector('.live-count [aria-live]')?.getAttribute('aria-busy') !== 'false') return;
      const { key } = times;
      // The frame is on the screen when the first task after it runs.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          if (times.key === key) times.painted ||= performance.now();
        };
        port2.postMessage(undefined);
      });
    }).observe(document.body, { subtree: true, attributes: true, attributeFilter: ['aria-busy'] });
  });
}

const times = (page: Page) =>
  page.evaluate(() => (window as unknown as { batonTimes: { key: number; painted: number } }).batonTimes);

/**
 * Types a number into the rule and waits for its count.
 *
 * @returns milliseconds from the last key until the count was painted, and of how many it is
 */
export async function typed(
  page: Page,
  input: Locator,
  number: string,
): Promise<{ taken: number; of: number }> {
  await input.press('Control+a');
  const answered = page.waitForResponse(
    (answer) =>
      answer.url().endsWith('/api/segments/count') &&
      new RegExp(`[:,]${number}[}\\]]`).test(answer.request().postData() ?? ''),
  );
  await input.pressSequentially(number, { delay: BETWEEN_KEYS_MS });
  const { count, of } = (await (await answered).json()) as { count: number; of: number };
  await expect.poll(async () => (await times(page)).painted).toBeGreaterThan(0);
  // What was painted is the answer to what was typed, and not the one before.
  await expect(page.getByTestId('live-count')).toHaveAttribute('title', count.toLocaleString('en-US'));
  const { key, painted } = await times(page);
  return { taken: painted - key, of };
}

/** A number of so many digits that was not asked for before: what is known is answered without asking. */
export function fresh(digits: number, used: Set<string>): string {
  for (;;) {
    const number = String(Math.floor(10 ** (digits - 1) * (1 + 8.9 * Math.random())));
    if (!used.has(number)) {
      used.add(number);
      return number;
    }
  }
}

export function figures(taken: readonly number[]): string {
  const sorted = taken.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return `median ${median.toFixed(0)} ms, worst ${(sorted.at(-1) ?? 0).toFixed(0)} ms of ${sorted.length}`;
}

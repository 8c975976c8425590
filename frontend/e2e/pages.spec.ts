import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { loggedIn, movedOf, profile, type Look } from './support/people';
import { SCENES } from './support/scenes';
import { TOUR, visit } from './support/tour';
import { somethingToApprove } from './support/waiting';

const FOLDER = process.env.BATON_SCREENSHOTS ?? '../target/screenshots';

const EVERY_LOOK = process.env.BATON_LOOKS === 'all';

/** Every page in both languages and both themes; BATON_LOOKS=all takes the other two pairs as well. */
const LOOKS: Required<Pick<Look, 'language' | 'theme'>>[] = [
  { language: 'zh-CN', theme: 'light' },
  { language: 'en', theme: 'dark' },
  ...(EVERY_LOOK
    ? ([
        { language: 'en', theme: 'light' },
        { language: 'zh-CN', theme: 'dark' },
      ] as const)
    : []),
];

/** BATON_PICTURES=also takes a picture of all that is checked; =only checks nothing, on a machine that is busy. */
const PICTURES = process.env.BATON_PICTURES;

/** BATON_STOPS=policy,home takes only these. */
const ONLY = process.env.BATON_STOPS?.split(',');
const STOPS = TOUR.filter((stop) => ONLY === undefined || ONLY.includes(stop.name));

/** States of pages are looked at once, for the sake of the build's time; all of them for the gallery. */
const ONCE = EVERY_LOOK || ONLY ? [] : SCENES;

/** More than a page needs on a slow machine, pictures at both widths included. */
const A_STOP_MS = 30_000;

test.beforeAll(({ browser }) => somethingToApprove(browser));

for (const look of LOOKS) {
  const nameOf = (stop: string, width: number) =>
    `${FOLDER}/${stop}-${look.language}-${look.theme}-${width}.png`;

  test(`should look finished and be open to everybody: log-in, ${look.language}, ${look.theme}`, async ({
    browser,
  }) => {
    const page = await (await profile(browser, look)).newPage();
    await page.goto('/login');
    await page.locator('button[type=submit]').waitFor();
    await portrait(page, nameOf('login', 1440));
    expect(await grave(page, look)).toEqual([]);
    await page.setViewportSize({ width: 390, height: 844 });
    await portrait(page, nameOf('login', 390));
  });

  for (const role of new Set(STOPS.map((stop) => stop.role))) {
    const stops = STOPS.filter((stop) => stop.role === role && (look === LOOKS[0] || !ONCE.includes(stop)));
    test(`should look finished and be open to everybody: ${role.toLowerCase()}, ${look.language}, ${look.theme}`, async ({
      browser,
    }) => {
      test.setTimeout(60_000 + stops.length * A_STOP_MS);
      const page = await loggedIn(browser, role, look);
      const failed: string[] = [];
      let tolerated: number | undefined;
      page.on('response', (answer) => {
        if (answer.status() >= 400 && answer.status() !== tolerated)
          failed.push(`${answer.status()} ${answer.url()}`);
      });
      page.on('pageerror', (error) => failed.push(String(error)));
      for (const stop of stops) {
        await test.step(stop.name, async () => {
          tolerated = stop.tolerates;
          await visit(page, stop);
          expect.soft(await movedOf(page), `${stop.name} moves while it loads`).toBeLessThanOrEqual(0.1);
          await stop.then?.(page);
          await portrait(page, nameOf(stop.name, 1440));
          if (PICTURES === 'only') return;
          expect.soft(await grave(page, look), stop.name).toEqual([]);
          await page.setViewportSize({ width: 390, height: 844 });
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth,
          );
          expect.soft(overflow, `${stop.name} is wider than a phone`).toBeLessThanOrEqual(0);
          // A phone shows the same in the other look: its picture is worth the time when somebody asks for all.
          if (look === LOOKS[0] || EVERY_LOOK) await portrait(page, nameOf(stop.name, 390));
          await page.setViewportSize({ width: 1440, height: 900 });
        });
      }
      expect(failed).toEqual([]);
    });
  }
}

/** Structure is the same in every theme; in the dark only colours are asked about. */
async function grave(page: Page, look: Look): Promise<string[]> {
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'], preload: false })
    // The other mode opens a page to put frames together; where there are none it only takes time.
    .setLegacyMode(page.frames().length === 1);
  if (look.theme === 'dark') axe.withRules('color-contrast');
  const { violations } = await axe.analyze();
  return violations
    .filter((violation) => violation.impact === 'serious' || violation.impact === 'critical')
    .flatMap((violation) =>
      violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`),
    );
}

/** The whole page at once: the window grows to its length, so that what sticks to an edge stays at that edge. */
async function portrait(page: Page, path: string): Promise<void> {
  if (!PICTURES) return;
  const before = page.viewportSize();
  if (!before) throw new Error('no viewport');
  // What stands over the page is looked at where it stands.
  const over = await page.getByRole('dialog').count();
  const height = over > 0 ? 0 : await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width: before.width, height: Math.max(before.height, height) });
  await painted(page);
  // The end of the bar comes when all of it has.
  if ((await page.locator('.topbar').count()) > 0)
    await expect(page.locator('.topbar-end > *')).not.toHaveCount(0);
  await page.screenshot({ path });
  await page.setViewportSize(before);
}

/** Charts and diagrams follow their container with the frame after it; the next one shows them. */
async function painted(page: Page): Promise<void> {
  await page.evaluate(
    () =>
      new Promise<void>((done) => {
        const after = (frames: number) => {
          if (frames === 0) done();
          else
            requestAnimationFrame(() => {
              after(frames - 1);
            });
        };
        after(3);
      }),
  );
}

import { expect, test, type Browser, type Page } from '@playwright/test';
import { loggedIn, logIn, profile } from './support/people';
import { send } from './support/requests';
import { TOUR, type Stop } from './support/tour';

/** 华东大区 of the bank of the demonstration, and the branches below it. */
const REGION = '0100';
const BELOW = /^01\d\d$/;
const CUSTOMER = /\bD\d{9}\b/g;
const SEGMENT = 'young-active';
const PASSWORD = 'ein stiller Hafen';
const ROLES = ['MARKETER', 'APPROVER', 'ANALYST', 'OPERATOR', 'RELATIONSHIP_MANAGER'];

/** Pages whose address names a customer: what they say of somebody else's is looked at by itself. */
const OF_ONE_CUSTOMER = ['customer', 'campaign-why'];
const WALKED = TOUR.filter(
  (stop) => stop.role !== 'ADMINISTRATOR' && !stop.then && !OF_ONE_CUSTOMER.includes(stop.name),
);

/** Somebody of the region who may do everything that is not an administrator's. */
async function inTheRegion(browser: Browser, name: string): Promise<Page> {
  const admin = await loggedIn(browser, 'ADMINISTRATOR');
  const user = { name, password: PASSWORD, roles: ROLES, branch: REGION };
  const users = (await (await admin.request.get('/api/users')).json()) as { name: string }[];
  if (!users.some((one) => one.name === name)) await send(admin, 'POST', '/api/users', user);
  await admin.context().close();
  const page = await (await profile(browser, {})).newPage();
  await logIn(page, { name, password: PASSWORD });
  return page;
}

/** Addresses as somebody of head office would send them, each with the role that looks at the page. */
function addresses(browser: Browser): (stop: Stop) => Promise<string> {
  const people = new Map<string, Promise<Page>>();
  return async (stop) => {
    const person = people.get(stop.role) ?? loggedIn(browser, stop.role);
    people.set(stop.role, person);
    return await stop.path(await person);
  };
}

/** The page, or the word that there is none for this person. */
async function open(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const main = page.getByRole('main');
  await main.getByRole('heading').or(main.getByRole('alert')).first().waitFor();
  await page.waitForFunction(() => !document.querySelector('.ant-skeleton-active'), undefined, {
    polling: 100,
  });
}

const members = async (page: Page, segment: string) =>
  new Set(
    (await (await page.request.get(`/api/segments/${segment}/members.csv`)).text()).match(CUSTOMER) ?? [],
  );

/** The branch of a customer, as head office knows it. */
function branches(office: Page): (key: string) => Promise<string> {
  const asked = new Map<string, Promise<string>>();
  const ask = async (key: string) => {
    const answer = await office.request.get(`/api/customers/${key}`);
    return answer.ok() ? ((await answer.json()) as { branch: string }).branch : 'nobody';
  };
  return (key) => {
    const known = asked.get(key) ?? ask(key);
    asked.set(key, known);
    return known;
  };
}

for (const half of [0, 1]) {
  test(`should show a branch its own customers only, on every page (${half + 1} of 2)`, async ({
    browser,
  }) => {
    const office = await loggedIn(browser, 'MARKETER');
    const branchOf = branches(office);
    const addressOf = addresses(browser);
    const page = await inTheRegion(browser, `everything-east-${half}`);
    const told: Promise<void>[] = [];
    const seen = new Map<string, string>();
    let where = '';
    page.on('response', (answer) => {
      if (!answer.url().includes('/api/') || answer.status() >= 400) return;
      told.push(
        answer.text().then(
          (text) => {
            for (const key of text.match(CUSTOMER) ?? []) if (!seen.has(key)) seen.set(key, where);
          },
          // The page has been left before the answer was read.
          () => undefined,
        ),
      );
    });
    for (const stop of WALKED.filter((_, index) => index % 2 === half)) {
      await test.step(stop.name, async () => {
        where = stop.name;
        await open(page, await addressOf(stop));
        for (const key of (await page.getByRole('main').innerText()).match(CUSTOMER) ?? [])
          if (!seen.has(key)) seen.set(key, `${stop.name}, on the page`);
      });
    }
    await Promise.all(told);
    const foreign: string[] = [];
    for (const [key, stop] of seen) {
      const branch = await branchOf(key);
      if (!BELOW.test(branch)) foreign.push(`${key} of ${branch} on ${stop}`);
    }
    expect(foreign).toEqual([]);
    expect(told.length, 'a walk that is told nothing proves nothing').toBeGreaterThan(100);
  });
}

test('should let a branch build, look at and send a segment of its own customers, counted in clicks', async ({
  browser,
}) => {
  const office = await loggedIn(browser, 'MARKETER');
  const branchOf = branches(office);
  const page = await inTheRegion(browser, 'clicks-in-the-east');
  await countEffort(page);
  await page.getByRole('link', { name: 'Audience' }).click();
  await page.getByRole('button', { name: 'New segment' }).first().click();
  await page.getByRole('textbox', { name: 'Segment', exact: true }).fill('Salaried, thirty and older');
  await addCondition(page, 'age');
  await page.getByRole('combobox', { name: 'Comparison' }).click();
  await page
    .locator('.ant-select-item-option')
    .filter({ hasText: /^at least$/ })
    .click();
  await page.getByRole('spinbutton', { name: 'Value' }).fill('30');
  await addCondition(page, 'salary_account');
  await page.getByRole('button', { name: 'Look at some customers' }).click();
  const sample = page.getByRole('region', { name: 'Some of these customers' });
  await expect(sample.getByRole('row')).toHaveCount(21);
  const shown = (await sample.innerText()).match(CUSTOMER) ?? [];
  await page.getByRole('button', { name: 'Save' }).click();
  await page.waitForURL(/segments\/SEG-/);
  const count = (await page.getByTestId('live-count').getAttribute('title')) ?? '';
  await page.getByRole('button', { name: 'Make a campaign draft' }).click();
  const draft = page.getByRole('link', { name: 'Open draft' });
  await expect(draft).toBeVisible();
  const effort = await effortOf(page);

  const code = page.url().split('/').at(-1) ?? '';
  const own = await members(page, code);
  expect(own.size.toLocaleString('en-US')).toBe(count);
  expect(shown.length).toBe(20);
  for (const key of shown) expect(await branchOf(key)).toMatch(BELOW);
  const campaign = (await draft.getAttribute('href'))?.split('/').at(-2) ?? '';
  const sent = (await (await page.request.get(`/api/campaigns/${campaign}`)).json()) as { segment: string };
  expect(sent.segment).toBe(code);
  // As docs/segments.md says.
  expect(effort).toEqual({ clicks: 13, typedInto: 4 });
});

/** The nth condition, on the tag of that code. */
async function addCondition(page: Page, code: string): Promise<void> {
  await page.getByRole('button', { name: 'Add condition' }).first().click();
  const choice = page.getByRole('combobox', { name: 'Tag', exact: true }).last();
  await choice.click();
  await choice.fill(code);
  await page.getByRole('option', { name: new RegExp(` ${code}$`) }).click();
}

interface Effort {
  clicks: number;
  typedInto: number;
}

/** Counts from here on, as long as no page is loaded anew. */
const countEffort = (page: Page) =>
  page.evaluate(() => {
    const effort = { clicks: 0, fields: new Set<EventTarget>() };
    Object.assign(window, { batonEffort: effort });
    addEventListener(
      'click',
      ({ isTrusted }) => {
        if (isTrusted) effort.clicks++;
      },
      { capture: true },
    );
    addEventListener(
      'input',
      ({ target }) => {
        if (target) effort.fields.add(target);
      },
      { capture: true },
    );
  });

const effortOf = (page: Page): Promise<Effort> =>
  page.evaluate(() => {
    const { batonEffort } = window as unknown as {
      batonEffort: { clicks: number; fields: Set<EventTarget> };
    };
    return { clicks: batonEffort.clicks, typedInto: batonEffort.fields.size };
  });

test('should count for a branch what is the branch’s, and know nobody else', async ({ browser }) => {
  const office = await loggedIn(browser, 'MARKETER');
  const page = await inTheRegion(browser, 'everything-east');
  const all = await members(office, SEGMENT);
  // The same rule asked by the region: segments of head office are not the region's.
  const { definition } = (await (await office.request.get(`/api/segments/${SEGMENT}`)).json()) as {
    definition: unknown;
  };
  const code = 'young-in-the-east';
  if (!(await page.request.get(`/api/segments/${code}`)).ok())
    await send(page, 'POST', '/api/segments', { name: 'Young in the east', code, definition });
  const own = await members(page, code);
  expect([...own].filter((key) => !all.has(key))).toEqual([]);
  const theirs = [...all].filter((key) => !own.has(key));
  expect(own.size).toBeGreaterThan(0);
  expect(theirs.length).toBeGreaterThan(0);
  const branchOf = branches(office);
  for (const key of [...own].slice(0, 20)) expect(await branchOf(key)).toMatch(BELOW);
  for (const key of theirs.slice(0, 20)) expect(await branchOf(key)).not.toMatch(BELOW);

  await test.step('the segment has as many as the branch has, not as the bank', async () => {
    await page.goto(`/audience/segments/${code}`);
    await expect(page.getByTestId('live-count')).toHaveText(own.size.toLocaleString('en-US'));
    await office.goto(`/audience/segments/${SEGMENT}`);
    await expect(office.getByTestId('live-count')).toHaveText(all.size.toLocaleString('en-US'));
  });

  await test.step('own customers have a page, those of others do not exist', async () => {
    const mine = [...own][0] ?? '';
    await page.goto(`/audience/customers/${mine}`);
    await expect(page.getByRole('main').getByText(mine, { exact: true }).first()).toBeVisible();
    const other = theirs[0] ?? '';
    await page.goto(`/audience/customers/${other}`);
    await expect(page.getByRole('main').getByText('No such customer').first()).toBeVisible();
    await page.goto(`/policy/why?customer=${other}`);
    await expect(page.getByRole('alert').first()).toContainText('CUSTOMER_UNKNOWN');
  });
});

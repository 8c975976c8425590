import { expect, test, type Locator, type Page } from '@playwright/test';
import { paletteItem } from './support/drawing';
import { loggedIn } from './support/people';
import { put } from './support/requests';

const canvas = (page: Page) => page.locator('.designer-canvas [data-ready=true]');
const shapes = (page: Page) => page.locator('.designer-canvas .djs-shape[data-element-id^=Activity_]');

async function middle(place: Locator): Promise<{ x: number; y: number }> {
  const box = await place.boundingBox();
  if (!box) throw new Error('not on the page');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** With the mouse, as a hand would: pressed, some way with the pictures following, let go. */
async function drag(page: Page, from: Locator, by: { dx: number; dy: number }): Promise<void> {
  const { x, y } = await middle(from);
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let part = 1; part <= 10; part++) {
    await page.mouse.move(x + (by.dx * part) / 10, y + (by.dy * part) / 10);
    await page.evaluate(
      () =>
        new Promise<void>((done) => {
          requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done())));
        }),
    );
  }
  await page.mouse.up();
}

/** A copy of a journey with a key of its own, open in the designer. */
async function drawn(page: Page, key: string, of = 'two-wave-followup'): Promise<void> {
  const xml = await (await page.request.get(`/api/processes/${of}/xml`)).text();
  await put(page, `/api/journeys/${key}/draft`, {
    xml: xml.replaceAll(`"${of}"`, `"${key}"`),
    version: 0,
    basedOn: null,
    takeOver: false,
  });
  await page.goto(`/campaigns/journeys/${key}`);
  await expect(canvas(page)).toBeVisible();
}

const keyOf = (what: string) => `${what}-${Date.now().toString(36)}`;

test('should draw with the mouse: pull out of the list, move about, and let go', async ({ browser }) => {
  const page = await loggedIn(browser, 'MARKETER');
  await page.goto('/campaigns/journeys/new');
  await expect(canvas(page)).toBeVisible();

  await test.step('an element pulled out of the list stands where it is let go', async () => {
    const start = await middle(page.locator('.djs-shape[data-element-id=Start_Audience]'));
    // Where it stands once the list is whole.
    await paletteItem(page, 'RM task').waitFor();
    const from = await middle(paletteItem(page, 'SMS'));
    await drag(page, paletteItem(page, 'SMS'), { dx: start.x + 260 - from.x, dy: start.y - from.y });
    await expect(shapes(page)).toHaveCount(1);
    const sms = await middle(shapes(page));
    expect(Math.abs(sms.x - start.x - 260)).toBeLessThan(20);
  });

  await test.step('a shape goes where it is pulled, its flow with it, and undo brings both back', async () => {
    // What was dropped asks for its name first.
    await page.keyboard.press('Escape');
    await expect(page.locator('.djs-direct-editing-content')).toBeHidden();
    const before = await middle(shapes(page));
    await drag(page, shapes(page), { dx: 60, dy: 120 });
    await expect.poll(async () => (await middle(shapes(page))).y - before.y).toBeGreaterThan(100);
    const after = await middle(shapes(page));
    expect(Math.abs(after.x - before.x - 60)).toBeLessThan(20);
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(async () => (await middle(shapes(page))).y).toBeLessThan(before.y + 5);
    await page.getByRole('button', { name: 'Redo', exact: true }).click();
    await expect.poll(async () => (await middle(shapes(page))).y).toBeGreaterThan(before.y + 100);
  });

  await test.step('what was drawn is kept', async () => {
    await expect(page.getByText(/draft saved/)).toBeVisible();
  });
});

test('should leave the neighbours of a selected shape free', async ({ browser }) => {
  const page = await loggedIn(browser, 'MARKETER');
  const pad = page.locator('.djs-context-pad.open');
  const shape = (id: string) => page.locator(`.djs-shape[data-element-id=${id}]`);
  const neighbours = ['Evaluate_FirstWave', 'Approve_SecondWave', 'End_Worse'];
  await drawn(page, keyOf('neighbours'), 'released-second-wave');

  for (const width of [1440, 390]) {
    await test.step(`at ${width} pixels, from a split to all around it with one click`, async () => {
      await page.setViewportSize({ width, height: 900 });
      await page.getByRole('button', { name: 'Fit to view' }).click();
      for (const neighbour of neighbours) {
        await shape('Split_Effect').click();
        await expect(pad.locator('[data-action^=append]').first()).toBeVisible();
        // Playwright clicks on nothing that has something else before it.
        await shape(neighbour).click();
        await expect(shape(neighbour)).toHaveClass(/selected/);
      }
    });
  }

  await test.step('what the buttons draw stands behind the split', async () => {
    await page.setViewportSize({ width: 1440, height: 900 });
    // The name of an end is a shape of its own.
    const ends = page.locator(
      '.designer-canvas .djs-shape[data-element-id^=Event_]:not([data-element-id$=_label])',
    );
    await expect(ends).toHaveCount(0);
    await shape('Split_Effect').click();
    await pad.locator('[data-action="append.end"]').click();
    await expect(ends).toHaveCount(1);
  });
});

test('should ask which to keep where two edit one draft', async ({ browser }) => {
  const key = keyOf('two-editors');
  const one = await loggedIn(browser, 'MARKETER');
  await drawn(one, key);
  const other = await one.context().newPage();
  await other.goto(`/campaigns/journeys/${key}`);
  await expect(canvas(other)).toBeVisible();
  const name = (page: Page) => page.getByRole('textbox', { name: 'Name of the journey' });
  const rename = async (page: Page, text: string) => {
    await name(page).fill(text);
    await name(page).press('Enter');
  };

  await rename(one, 'By the first');
  await expect(one.getByText(/draft saved/)).toBeVisible();
  await rename(other, 'By the second');
  const banner = other.getByRole('alert').filter({ hasText: 'saved elsewhere' });
  await expect(banner).toBeVisible();
  await expect(other.getByRole('button', { name: 'Publish version' })).toBeDisabled();

  await test.step('keeping mine saves over it, and the first is told', async () => {
    await banner.getByRole('button', { name: 'Keep mine' }).click();
    await expect(banner).toBeHidden();
    await rename(one, 'By the first again');
    const told = one.getByRole('alert').filter({ hasText: 'saved elsewhere' });
    await told.getByRole('button', { name: 'Load what was saved' }).click();
    await expect(one.getByRole('heading', { level: 1, name: 'By the second' })).toBeVisible();
  });

  await test.step('somebody else looks, and takes it over by saying so', async () => {
    const colleague = await loggedIn(browser, 'MARKETER', {}, 1);
    await colleague.goto(`/campaigns/journeys/${key}`);
    await expect(colleague.getByText('marketer is drawing this journey')).toBeVisible();
    await colleague.getByRole('button', { name: 'Take over' }).click();
    await expect(canvas(colleague)).toBeVisible();
    await expect(colleague.getByText(/draft saved/)).toBeVisible();
    await rename(one, 'Too late');
    await expect(one.getByRole('alert').filter({ hasText: 'saved elsewhere' })).toBeVisible();
  });
});

test('should upload what the desktop modeler drew, and refuse what the gate would', async ({ browser }) => {
  const page = await loggedIn(browser, 'MARKETER');
  const xml = await (await page.request.get('/api/processes/two-wave-followup/xml')).text();
  const choose = (name: string, text: string) =>
    page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/xml', buffer: Buffer.from(text) });
  await page.goto('/campaigns/journeys');
  await choose('script.bpmn', xml.replace('name="', 'name="${1+1} '));
  await expect(page.getByRole('alert')).toContainText('Expressions (${…}) are not allowed anywhere');
  await choose('no.bpmn', 'this is no drawing');
  await expect(page.getByRole('alert')).toContainText('This is not well-formed XML');

  await choose('waves.bpmn', xml);
  await expect(page).toHaveURL(/\/campaigns\/journeys\/journey-/);
  await expect(canvas(page)).toBeVisible();
  await expect(page.locator('.designer-canvas .djs-shape[data-element-id=Wait_AfterEmail]')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Problems' })).toContainText('Nothing is in the way');
});

test('should copy a campaign with all that was planned', async ({ browser }) => {
  const page = await loggedIn(browser, 'MARKETER');
  await page.goto('/campaigns/C2026-0001/journey');
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Copy' }).click();
  await expect(page).toHaveURL(/\/campaigns\/C[\d-]+\/edit$/);
  await expect(page.getByLabel('Goal')).toHaveValue('年轻活跃客户首次购买理财产品的比例高于对照组');
  await page.getByRole('spinbutton', { name: 'Control' }).fill('20');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page).toHaveURL(/\/campaigns\/C[\d-]+\/journey$/);
  await expect(page.getByRole('link', { name: '年轻客群秋季理财首购' })).toBeVisible();
  await expect(page.getByText('Control 20.0%')).toBeVisible();
});

test('should lead people through a drawing that nobody can change meanwhile', async ({ browser }) => {
  const page = await loggedIn(browser, 'MARKETER');
  await drawn(page, keyOf('simulated'));
  const toggle = page.getByRole('button', { name: 'Simulate' });
  const undo = page.getByRole('button', { name: 'Undo', exact: true });

  await test.step('something is drawn, so that there would be something to undo', async () => {
    const name = page.getByRole('textbox', { name: 'Name of the journey' });
    await name.fill('To be simulated');
    await name.press('Enter');
    await expect(undo).toBeEnabled();
  });

  await test.step('switched on by keyboard, it locks the drawing', async () => {
    await toggle.focus();
    await page.keyboard.press('Enter');
    await expect(toggle).toHaveAttribute('aria-pressed', 'true');
    await expect(undo).toBeDisabled();
    await expect(paletteItem(page, 'SMS')).toBeDisabled();
    const email = page.locator('.djs-shape[data-element-id=Task_SendEmail]');
    const before = await middle(email);
    await drag(page, email, { dx: 0, dy: 90 });
    await page.locator('.designer-canvas svg[tabindex]').first().focus();
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Delete');
    expect(await middle(email)).toEqual(before);
    await expect(page.getByRole('heading', { level: 1, name: 'To be simulated' })).toBeVisible();
  });

  const log = page.getByRole('log', { name: 'What happened' });
  await test.step('a step at a time', async () => {
    await page.getByRole('button', { name: 'Step' }).click();
    await expect(log).toContainText('1,000:');
    await page.getByRole('button', { name: 'Step' }).click();
    await expect(page.locator('.designer-canvas .count-badge').first()).toBeVisible();
  });

  await test.step('and to the end, so many of whom answer as somebody says', async () => {
    const share = page.getByRole('spinbutton').first();
    await share.fill('50');
    await share.press('Enter');
    await page.getByRole('button', { name: 'Play' }).click();
    await expect(page.getByText('Everybody is through')).toBeVisible();
    await expect(page.getByLabel('How many at each end')).toContainText('500');
    await expect(page.getByRole('timer')).toContainText('Day 7');
  });

  await test.step('switched off, it can be drawn on again', async () => {
    await toggle.click();
    await expect(undo).toBeEnabled();
    await expect(page.locator('.designer-canvas .count-badge')).toHaveCount(0);
    await undo.click();
    await expect(page.getByRole('heading', { level: 1, name: 'To be simulated' })).toBeHidden();
  });
});

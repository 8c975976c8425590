import { expect, test } from '@playwright/test';
import { loggedIn } from './support/people';
import { put } from './support/requests';

const PATH = '/api/portrait-model';

interface Layers {
  model: { version: number; dimensions: { nameEn: string }[] };
}

test('should build the sections of a portrait from the model, in its order', async ({ browser }) => {
  const analyst = await loggedIn(browser, 'ANALYST');
  const before = (await (await analyst.request.get(PATH)).json()) as Layers;
  const sections = async () => {
    await analyst.goto('/audience/portraits/young-active');
    await analyst.getByRole('heading', { level: 4 }).first().waitFor();
    const names = before.model.dimensions.map(({ nameEn }) => nameEn);
    const shown = await analyst.getByRole('heading', { level: 2 }).allInnerTexts();
    return shown
      .map((text) => text.split('\n')[0] ?? '')
      .filter((text) => [...names, 'Money'].includes(text));
  };
  const old = await sections();
  expect(old.length).toBeGreaterThan(1);
  const [first = '', second = ''] = old;

  await analyst.goto('/audience/portrait-model');
  await analyst.getByRole('button', { name: 'Edit', exact: true }).click();
  // Down until the first stands behind the second: dimensions without tags on this page may lie between.
  const apart =
    before.model.dimensions.findIndex(({ nameEn }) => nameEn === second) -
    before.model.dimensions.findIndex(({ nameEn }) => nameEn === first);
  for (let step = 0; step < apart; step++)
    await analyst
      .getByRole('button', { name: `Move ${first} down` })
      .first()
      .click();
  const renamed = analyst.getByRole('region', { name: second });
  await renamed.getByRole('textbox', { name: 'dimension: English name' }).fill('Money');
  await analyst.getByRole('button', { name: 'Save' }).click();
  await expect(analyst.getByText('Portrait model saved')).toBeVisible();
  await expect(analyst.getByText(`Version ${before.model.version + 1}`)).toBeVisible();

  expect((await sections()).slice(0, 2)).toEqual(['Money', first]);

  const now = (await (await analyst.request.get(PATH)).json()) as Layers;
  await put(analyst, PATH, { version: now.model.version, dimensions: before.model.dimensions });
  expect(await sections()).toEqual(old);
  const marketer = await loggedIn(browser, 'MARKETER');
  await marketer.goto('/audience/portrait-model');
  await marketer.getByRole('heading', { level: 2 }).first().waitFor();
  await expect(marketer.getByRole('button', { name: 'Edit', exact: true })).toHaveCount(0);
});

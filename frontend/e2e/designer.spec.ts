import { expect, test } from '@playwright/test';
import { choose, drawNext, panel } from './support/drawing';
import { loggedIn } from './support/people';

test('should draw the two-wave campaign from an empty canvas', async ({ browser }) => {
  const stamp = Date.now().toString(36);
  const name = `Drawn in two waves ${stamp}`;
  const page = await loggedIn(browser, 'MARKETER');
  const problems = page.getByRole('region', { name: 'Problems' });

  await test.step('an empty canvas names what is missing', async () => {
    await page.goto('/campaigns/journeys');
    await page.getByRole('button', { name: 'Draw a journey' }).click();
    await expect(page).toHaveURL(/\/campaigns\/journeys\/journey-/);
    await expect(page.locator('.designer-canvas [data-ready=true]')).toBeVisible();
    await expect(problems).toContainText('The start needs one way out');
    await expect(page.getByRole('button', { name: 'Publish version' })).toBeDisabled();
    await panel(page).getByRole('textbox', { name: 'Name of the journey' }).fill(name);
    await panel(page).getByRole('textbox', { name: 'Name of the journey' }).press('Enter');
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  });

  await test.step('e-mail behind the start, with words from the list', async () => {
    await page.locator('.djs-element[data-element-id=Start_Audience]').click();
    await drawNext(page, 'E-mail');
    await expect(panel(page).getByRole('heading', { name: 'Touch' })).toBeVisible();
    await expect(problems).toContainText('Say the template');
    await choose(page, 'Template', 'offer-email-en');
    await expect(problems).not.toContainText('Say the template');
  });

  await test.step('wait three days for an answer', async () => {
    await drawNext(page, 'Wait for answer');
    await expect(panel(page).getByRole('spinbutton', { name: 'Wait at most' })).toHaveValue('3');
    await expect(problems).toContainText('No answer');
  });

  await test.step('text message to those who did not, and ends', async () => {
    await drawNext(page, 'SMS');
    await choose(page, 'Template', 'followup-sms-en');
    await drawNext(page, 'End');
    // Those who answered have no way on yet; the problem leads to it.
    await problems
      .getByRole('button', { name: /Answered/ })
      .first()
      .click();
    await expect(panel(page).getByRole('heading', { name: 'When they answer' })).toBeVisible();
    await drawNext(page, 'End');
    await expect(problems).toContainText('Nothing is in the way of a version');
  });

  await test.step('undo takes the last away, redo brings it back', async () => {
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(problems).toContainText('problem');
    await page.getByRole('button', { name: 'Redo', exact: true }).click();
    await expect(problems).toContainText('Nothing is in the way of a version');
  });

  await test.step('behind what has a way on already, a new element stands free', async () => {
    await page.getByRole('region', { name: 'Problems' }).waitFor();
    await page.locator('.djs-element.djs-shape[data-element-id^=Activity_]').first().click();
    await drawNext(page, 'Decision');
    await expect(panel(page).getByRole('heading', { name: 'Decision' })).toBeVisible();
    await expect(problems).toContainText('Decision No way leads here from the start');
    await page.locator('.designer-canvas svg[tabindex]').first().focus();
    await page.keyboard.press('Control+z');
    await expect(problems).toContainText('Nothing is in the way of a version');
  });

  await test.step('the draft survives a reload', async () => {
    await expect(page.getByText(/draft saved/)).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(
      page.locator('.designer-canvas .djs-element.djs-shape[data-element-id^=Event_]').first(),
    ).toBeVisible();
    await page.getByText('List', { exact: true }).click();
    await expect(page.getByRole('region', { name: 'As a list' })).toContainText('→ SMS');
    await page.getByText('Drawing', { exact: true }).click();
  });

  await test.step('people stand on the drawing', async () => {
    const segment = page.getByRole('combobox', { name: 'Choose a segment to see how many' });
    await segment.click();
    await segment.fill('young-active');
    await page
      .locator('.ant-select-item-option', { has: page.getByText('young-active', { exact: true }) })
      .click();
    await expect(page.locator('.designer-canvas .count-badge.estimate').first()).toBeVisible();
    await expect(page.locator('.designer-canvas .count-badge.flow').first()).toBeVisible();
  });

  await test.step('published, and a new campaign can choose it', async () => {
    await page.getByRole('button', { name: 'Publish version' }).click();
    await expect(page.getByRole('heading', { level: 1, name: `${name}: versions` })).toBeVisible();
    await page.goto('/campaigns/new');
    await page.getByRole('combobox', { name: 'Journey' }).click();
    await page.getByRole('combobox', { name: 'Journey' }).fill(name);
    await expect(page.locator('.ant-select-item-option', { hasText: name })).toHaveCount(1);
  });
});

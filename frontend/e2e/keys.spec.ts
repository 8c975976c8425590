import { expect, test } from '@playwright/test';
import { loggedIn } from './support/people';

test('should make a key for another system, show its secret once and end it', async ({ browser }) => {
  const page = await loggedIn(browser, 'ADMINISTRATOR', { language: 'en' });
  const name = `Mobile bank ${Date.now().toString(36)}`;
  await page.goto('/admin/keys');
  await page.getByRole('button', { name: 'New key' }).click();
  const panel = page.getByRole('dialog');
  await panel.getByLabel('System').fill(name);
  await panel.getByLabel('Branch').click();
  await panel.getByLabel('Branch').fill('0000');
  await page.locator('.ant-select-item-option', { hasText: '0000' }).click();
  await panel.getByLabel('Tags').fill('age');
  await page.locator('.ant-select-item-option', { hasText: 'Age' }).first().click();
  await page.keyboard.press('Escape');
  await panel.getByRole('button', { name: 'Make key' }).click();
  await panel.getByText('The key is made').waitFor();
  const secret = (await panel.locator('.copy').textContent()) ?? '';
  await panel.getByRole('button', { name: 'I have kept it' }).click();

  const read = () =>
    page.request.get('/service/v1/customers/D000000001/tags', {
      headers: { Authorization: `Bearer ${secret}` },
    });
  const answer = await read();
  expect(answer.status()).toBe(200);
  expect(Object.keys(((await answer.json()) as { tags: object }).tags)).toHaveLength(1);

  await page.getByRole('row', { name }).click();
  await expect(page.getByRole('dialog')).not.toContainText(secret);
  await page.getByRole('button', { name: 'Revoke' }).click();
  await page.locator('.ant-popconfirm').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByRole('row', { name })).toContainText('Revoked');
  expect((await read()).status()).toBe(401);
});

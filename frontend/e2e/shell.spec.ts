import { expect, test } from '@playwright/test';
import { expectWithin } from './support/pace';
import { loggedIn, personWith, profile } from './support/people';

const WORDS = {
  en: {
    name: 'User name',
    password: 'Password',
    logIn: 'Log in',
    campaigns: 'Campaigns',
    learn: 'Learn',
    wrong: 'User name or password is wrong',
  },
  'zh-CN': {
    name: '用户名',
    password: '密码',
    logIn: /登\s?录/,
    campaigns: '活动',
    learn: '效果',
    wrong: '用户名或密码不正确',
  },
} as const;

for (const language of ['zh-CN', 'en'] as const) {
  const words = WORDS[language];
  test.describe(`log-in and shell in ${language}`, () => {
    test('should let a person in, show the areas and let them out', async ({ browser }) => {
      const page = await (await profile(browser, { language })).newPage();
      const { name, password } = personWith('MARKETER');
      await page.goto('/campaigns?state=LIVE');
      await expect(page).toHaveURL(/\/login\?next=/);
      await page.getByLabel(words.name).fill(name);
      await page.getByLabel(words.password, { exact: true }).fill(password);
      await page.getByRole('button', { name: words.logIn }).click();
      await expect(page).toHaveURL(/\/campaigns\?state=LIVE$/);
      await expect(page.getByRole('heading', { level: 1, name: words.campaigns })).toBeVisible();

      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill(words.learn);
      await page.getByRole('option', { name: words.learn }).first().waitFor();
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/\/learn$/);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
    });

    test('should say what is wrong with the password', async ({ browser }) => {
      const page = await (await profile(browser, { language })).newPage();
      await page.goto('/login');
      await page.getByLabel(words.name).fill('nobody');
      await page.getByLabel(words.password, { exact: true }).fill('wrong');
      await page.getByRole('button', { name: words.logIn }).click();
      await expect(page.getByRole('alert')).toContainText(words.wrong);
      await expect(page.getByRole('alert')).toContainText('ACCESS_BAD_CREDENTIALS');
    });
  });
}

test('should walk a list by keyboard', async ({ browser }) => {
  const page = await loggedIn(browser, 'MARKETER');
  await page.goto('/campaigns');
  await page.locator('tbody tr').first().waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  await expect(page.locator('tbody tr').first()).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('/');
  await expect(page.getByLabel('Search name or code')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/campaigns\/[^/]+\/journey$/);
});

test('should keep pages of administrators to administrators', async ({ browser }) => {
  const page = await loggedIn(browser, 'MARKETER');
  await expect(page.getByRole('link', { name: 'Audit' })).toHaveCount(0);
  await page.goto('/admin/audit');
  await expect(page.getByRole('heading', { name: 'Not open to your role' })).toBeVisible();
});

test('should offer tasks only to those who decide', async ({ browser }) => {
  const analyst = await loggedIn(browser, 'ANALYST');
  await expect(analyst.getByRole('button', { name: /task/i })).toHaveCount(0);
  const approver = await loggedIn(browser, 'APPROVER');
  await expect(approver.getByRole('button', { name: /task/i })).toBeVisible();
});

test('should be ready for work within two seconds of being opened', async ({ browser }) => {
  const page = await loggedIn(browser, 'MARKETER');
  const opened = async () => {
    await page.goto('/');
    await page.getByRole('main').getByRole('heading', { level: 1 }).waitFor();
    return page.evaluate(() => performance.now());
  };
  await expectWithin(2_000, page, Array<typeof opened>(5).fill(opened));
});

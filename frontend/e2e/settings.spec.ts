import { expect, test } from '@playwright/test';
import { loggedIn } from './support/people';

test('should check a setting while it is typed, keep it and give it back', async ({ browser }) => {
  const administrator = await loggedIn(browser, 'ADMINISTRATOR');
  await administrator.goto('/admin/settings');
  const row = administrator.getByRole('region', { name: 'Time to approve' });
  const input = row.getByRole('textbox', { name: 'Time to approve' });
  await input.fill('721');
  await expect(row.getByRole('status')).toHaveText('Between 1 and 720.');
  await expect(row.getByRole('button', { name: 'Save' })).toBeDisabled();
  await input.fill('soon');
  await expect(row.getByRole('status')).toHaveText('A number, please.');
  await input.fill('36');
  await row.getByRole('button', { name: 'Save' }).click();
  await expect(row.getByText('changed by')).toBeVisible();
  await administrator.reload();
  await expect(input).toHaveValue('36');
  await row.getByRole('button', { name: 'Back to default' }).click();
  await expect(input).toHaveValue('48');
  await expect(administrator.getByText('baton.zone')).toBeVisible();
});

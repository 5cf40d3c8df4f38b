import { expect, type Locator, type Page } from '@playwright/test';
import { goTo } from '../../journeys/driver';

/** A message in the corner, in front of whatever the screen shows. */
export const toast = (page: Page, text: string | RegExp): Locator =>
  page.locator('.mantine-Notification-root').filter({ hasText: text });

/** Opens the first member of the list beside it; answers the panel. */
export async function openFirstMember(page: Page): Promise<Locator> {
  await goTo(page, '党员');
  await page.getByRole('row').nth(1).dblclick();
  const panel = page.getByRole('region', { name: /^党员 / });
  await expect(fieldOf(panel, '姓名')).not.toHaveValue('');
  return panel;
}

/** Opens an empty form for a new member; answers the panel. */
export async function newMember(page: Page): Promise<Locator> {
  await goTo(page, '党员');
  await page.getByRole('button', { name: '新建党员', exact: true }).click();
  const panel = page.getByRole('region', { name: /^党员/ });
  await expect(fieldOf(panel, '姓名')).toBeVisible();
  return panel;
}

/** The input of a field of a form; labels of required ones end in a star. */
export const fieldOf = (panel: Locator, label: string): Locator =>
  panel.getByRole('textbox', { name: new RegExp(`^${label}\\*?$`) });

/** Saves by the keyboard and waits for the word that it is saved. */
export async function saveForm(page: Page): Promise<void> {
  await page.keyboard.press('Control+s');
  await expect(toast(page, '已保存').last()).toBeVisible();
  await expect(page.getByText('有未保存的修改')).toBeHidden();
}

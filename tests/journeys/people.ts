import { expect, type Page } from '@playwright/test';
import { atHome, goTo } from './driver';

/** Somebody beside the administrator. */
export interface Person {
  readonly name: string;
  /** As the screen says it: 录入员. */
  readonly role: string;
  readonly password: string;
}

/** The administrator adds people in the settings. */
export async function addUsers(page: Page, people: readonly Person[]): Promise<void> {
  await goTo(page, '设置');
  await page.getByRole('navigation', { name: '设置项目' }).getByRole('button', { name: '用户' }).click();
  for (const { name, role, password } of people) {
    await page.getByLabel('姓名', { exact: true }).fill(name);
    await page.getByLabel('初始密码', { exact: true }).fill(password);
    await page.getByLabel('再输一次初始密码').fill(password);
    await page.getByRole('radio', { name: role }).check();
    await page.getByRole('button', { name: '添加', exact: true }).click();
    await expect(page.getByRole('cell', { name, exact: true })).toBeVisible();
  }
}

/** Two keys and the password. `number`: place among the users of the lock screen, from 1. */
export async function switchUser(page: Page, number: number, password: string): Promise<void> {
  await page.keyboard.press('Control+Shift+l');
  await expect(page.getByRole('radio', { checked: true })).toBeFocused();
  await page.keyboard.press(String(number));
  await expect(page.getByLabel('密码', { exact: true })).toBeFocused();
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await atHome(page);
}

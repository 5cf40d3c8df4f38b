import type { Page } from '@playwright/test';
import type {} from '../../../renderer/app/testing-door';

/** Opens the door of the page to the data worker; see testing-door.ts. */
export const TESTING = { XIANGDANG_TESTING: '1' } as const;

/** One member as the list shows it. */
export interface Shown {
  readonly name: string;
  readonly remark: string;
}

/** All members as the data worker lists them. */
export function shownMembers(page: Page): Promise<readonly Shown[]> {
  return page.evaluate(async () => {
    const api = window.xiangdangData!;
    const columns = ['name', 'remark'];
    const listed = await api.query({ type: 'member', branch: null, filters: {}, sort: [], columns });
    if (!listed.ok) throw new Error(listed.error.message);
    const { query, count } = listed.value;
    const rows = await api.rows({ query, from: 0, to: count });
    if (!rows.ok) throw new Error(rows.error.message);
    return rows.value.map(({ values }) => ({
      name: String(values.name ?? ''),
      remark: String(values.remark ?? ''),
    }));
  });
}

/** Id of the first record of a type. */
export function firstId(page: Page, type: string): Promise<string> {
  return page.evaluate(async (asked) => {
    const api = window.xiangdangData!;
    const listed = await api.query({ type: asked, branch: null, filters: {}, sort: [], columns: [] });
    if (!listed.ok) throw new Error(listed.error.message);
    const ids = await api.queryIds({ query: listed.value.query });
    if (!ids.ok) throw new Error(ids.error.message);
    return ids.value[0]!;
  }, type);
}

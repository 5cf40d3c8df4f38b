import { plainText } from './heading';

/** A village column that names the group as well. */
export interface VillageGroup {
  /** 东升村 */
  readonly village: string;
  /** 二组 */
  readonly group: string;
}

const GROUP =
  /^(.+(?:村|社区|居委会|居))(?:委会)?((?:第)?[一二三四五六七八九十百\d]{1,4}(?:村民|居民)?小?组)$/u;

/** 东升村二组 is the village 东升村 and its group 二组; null for what names no group. */
export function splitVillageGroup(text: string): VillageGroup | null {
  const [, village, group] = GROUP.exec(plainText(text).replace(/\s/g, '')) ?? [];
  return village === undefined || group === undefined ? null : { village, group };
}

import { plainText } from './heading';

const YEAR =
  /(?:\d{4}|[二〇○零一二三四五六七八九]{4})\s*年?\s*(?:度|第?[一二三四1-4]季度|[上下]半年|\d{1,2}月份?)?/gu;
const FILLED_BY =
  /(?:填报|报送|填表|上报|制表|所属|所在)?(?:单位|党支部|支部|党组织|村)(?:名称)?(?:\((?:盖章|公章)\))?\s*:\s*([^:\s(]{2,40})/u;
const ORGANIZATION =
  /^.*?(?:党支部委员会|支部委员会|总支部委员会|党总支|党支部|党小组|支部|党委|党工委|委员会)(?!书记|委员|成员|班子|建设)/u;
const PAPER =
  /(?:全体|在册|现有|流动|预备|正式|农村|社区)?(?:中共)?(?:党员|党组织|干部|人员|党建|成员|两委)?(?:基本)?(?:信息|情况|花名|登记|统计|汇总|采集|整改|问题)*(?:花名册|名册|名单|台账|台帐|登记表|登记册|汇总表|统计表|信息表|采集表|情况表|一览表|明细表|表|册)$/u;
const PLACE = /^(?:[\p{Script=Han}·]{1,20}?)(?:村|社区|居委会|居|街道|镇|乡)$/u;

/**
 * The unit a sheet belongs to, from its title (`大堰村党支部党员花名册`, `2026年河口村党员名册`) or a line such as
 * `填报单位:大堰村党支部`; null when nothing names one. A bare village or community becomes its branch.
 */
export function unitFromTitle(lines: readonly string[]): string | null {
  for (const line of lines) {
    const named = FILLED_BY.exec(plainText(line))?.[1];
    if (named !== undefined) return asOrganization(named) ?? named;
  }
  for (const line of lines) {
    const unit = asOrganization(line);
    if (unit !== null) return unit;
  }
  return null;
}

/** The year that a title names (`2026年整改台账`); null when none does. */
export function yearFromTitle(lines: readonly string[]): string | null {
  for (const line of lines) {
    const year = /(?<!\d)((?:19|20)\d{2})\s*年/.exec(plainText(line))?.[1];
    if (year !== undefined) return year;
  }
  return null;
}

/** The unit that a file name speaks of: `08-大堰村党员花名册.csv` -> 大堰村党支部. */
export function unitFromFileName(fileName: string): string | null {
  const stem = fileName.replace(/\.[^.]*$/, '').replace(/^[\d\s._、()-]+/, '');
  return asOrganization(stem.replace(/[\s_-].*$/, ''), true) ?? asOrganization(stem);
}

/** The organization that a text in a 党支部 or 村 column means; null if it reads like neither. */
export function unitFromText(text: string): string | null {
  return asOrganization(text, true);
}

/** @param bare a place alone will do: in a file name it is a unit, in a title it may be anything */
function asOrganization(line: string, bare = false): string | null {
  const text = plainText(line).replace(YEAR, '').replace(/\s/g, '').replace(/^关于/, '');
  const organization = ORGANIZATION.exec(text)?.[0];
  if (organization !== undefined && [...organization].length >= 4) return organization;
  const place = text.replace(PAPER, '');
  return PLACE.test(place) && (bare || place !== text) ? `${place}党支部` : null;
}

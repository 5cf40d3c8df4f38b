import type { Json } from '../kernel/json';
import { headingKey } from './heading';

/** An organization as far as finding it by name goes. */
export interface UnitNames {
  readonly id: string;
  /** Full name, short name, code: whatever people write. */
  readonly names: readonly string[];
}

/** The names by which an organization is called: those of its values that are names. */
export function unitNamesOf(valueAt: (field: string) => Json | undefined): readonly string[] {
  return NAME_FIELDS.flatMap((key) => {
    const value = valueAt(key);
    return typeof value === 'string' ? [value] : [];
  });
}

const NAME_FIELDS = ['fullName', 'shortName', 'orgCode'];

const KIND =
  /(?:联合|临时)?(?:党支部委员会|支部委员会|党总支部委员会|总支部委员会|党总支部|党总支|党委|党工委|委员会|党支部|支部|党组|党小组)$/u;
const PLACE_HEAD = /^.*(?:省|市|县|区|旗|镇|乡|街道|办事处)(?=.)/u;

/**
 * The organizations that a text means: equal names first; else those whose local name (without county, township and
 * kind: 河口村) is equal. `中共枣阳市王城镇河口村支部委员会` and `河口村党支部` are one.
 */
export function matchUnit(text: string, units: readonly UnitNames[]): readonly string[] {
  const key = headingKey(text);
  if (key === '') return [];
  const equal = units.filter((unit) => unit.names.some((name) => headingKey(name) === key));
  if (equal.length > 0) return equal.map(({ id }) => id);
  const local = localName(key);
  if (local === '') return [];
  return units
    .filter((unit) => unit.names.some((name) => localName(headingKey(name)) === local))
    .map(({ id }) => id);
}

/** 中共枣阳市王城镇河口村支部委员会 -> 河口村; a town's own committee keeps its town's name and stays apart. */
function localName(key: string): string {
  const bare = key.replace(/^(?:中共|中国共产党)/, '');
  const kind = KIND.exec(bare)?.[0] ?? '';
  const place = bare.slice(0, bare.length - kind.length);
  const local = place.replace(PLACE_HEAD, '');
  // Committees and branches of one place are different organizations.
  const level =
    /党委|党工委/.test(kind) || kind === '委员会'
      ? '委'
      : /总支/.test(kind)
        ? '总'
        : /小组/.test(kind)
          ? '组'
          : '支';
  return place === '' ? '' : `${local}/${level}`;
}

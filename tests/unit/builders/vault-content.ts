import words from '../../../resources/sample/phrases/people.json';
import type { EntryDraft } from '../../../shared/journal/entry';
import { draftWrites } from '../../../shared/journal/write-draft';
import type { RecordValues } from '../../../shared/records/define';
import type { MemberValues } from '../../../shared/records/member';
import type { OrganizationValues } from '../../../shared/records/organization';
import { type RecordTypeName, recordType } from '../../../shared/records/registry';
import { inventDate, inventMobile, inventName, inventNumber, sexOf } from '../../../shared/sample/people';
import { type Chance, chance } from './chance';

/** A record of nobody: every name, number and place is made up by a seeded generator. */
export interface InventedRecord {
  readonly id: string;
  readonly type: RecordTypeName;
  readonly values: RecordValues;
}

export interface Township {
  /** Root committee first, then its branches. */
  readonly organizations: readonly InventedRecord[];
  readonly members: readonly InventedRecord[];
}

export interface TownshipSize {
  /** Members on the roll. */
  readonly members: number;
  /** Files of people who left or died: kept, and as long as any other. */
  readonly former?: number;
  /** Branches below the root. */
  readonly branches: number;
  readonly seed?: number;
}

const PLACES = [...'河石柳双杨东红大古清向新黄龙白马青山赵李张王高平长沙西南北金银铜铁桃杏梨枣'];
const ENDINGS = [
  '口',
  '桥',
  '林',
  '庙',
  '湾',
  '升',
  '旗',
  '堰',
  '驿',
  '水沟',
  '阳',
  '街',
  '坪',
  '岭',
  '塘',
  '垭',
];
const EDUCATION = ['20', '30', '41', '60', '70', '80'];
const JOBS = ['111', '113', '42', '52', '53'];
const LEFT = ['dead', 'moved', 'left', 'suspended'] as const;

/** Invents a township. The same size and seed give the same people. */
export function inventTownship(size: TownshipSize): Township {
  const luck = chance(size.seed ?? 1);
  const root: InventedRecord = {
    id: luck.id(),
    type: 'organization',
    values: {
      fullName: '中国共产党清河镇委员会',
      shortName: '清河镇党委',
      orgType: 'committee',
      order: 1,
    } satisfies OrganizationValues,
  };
  const branches = Array.from({ length: size.branches }, (_, index) => inventBranch(luck, root.id, index));
  const taken = new Set<string>();
  const total = size.members + (size.former ?? 0);
  const members = Array.from({ length: total }, (_, index) =>
    inventMember(luck, luck.pick(branches), index >= size.members, taken),
  );
  return { organizations: [root, ...branches], members };
}

/** What the journal is asked to write for new records; entry ids are made from the record's. */
export const draftsOf = (records: readonly InventedRecord[]): EntryDraft[] =>
  records.map(({ id, type, values }) => {
    const definition = recordType(type);
    const writes = draftWrites(undefined, values, definition, 0);
    return { id: `e-${id}`, record: id, type, schema: definition.version, writes };
  });

/** The texts that the search goes through, one a record: title and searched fields. */
export const searchTextOf = ({ type, values }: InventedRecord): string => {
  const { title, search } = recordType(type);
  return [...title, ...search].map((field) => String(values[field] ?? '')).join(' ');
};

function inventBranch(luck: Chance, parentId: string, index: number): InventedRecord {
  // The number keeps names apart: a roster finds its branch by name.
  const village = `${luck.pick(PLACES)}${luck.pick(ENDINGS)}${index + 1}村`;
  const values: OrganizationValues = {
    fullName: `中共清河镇${village}支部委员会`,
    shortName: `${village}党支部`,
    orgType: 'branch',
    orgCode: `4206830${String(index + 1).padStart(5, '0')}`,
    parentId,
    order: index + 1,
    foundDate: inventDate(luck, 1952, 1990),
    secretary: inventName(luck),
    contact: inventName(luck),
    contactPhone: inventMobile(luck),
    address: `清河镇${village}`,
    unitName: `清河镇${village}村民委员会`,
    unitType: 'village',
    electedDate: inventDate(luck, 2020, 2021),
    termEnd: inventDate(luck, 2027, 2028),
  };
  return { id: luck.id(), type: 'organization', values };
}

function inventMember(
  luck: Chance,
  branch: InventedRecord,
  isFormer: boolean,
  taken: Set<string>,
): InventedRecord {
  const birthDate = inventDate(luck, 1938, 1999);
  const idNo = inventNumber(luck, birthDate, taken);
  const age = luck.between(20, 23);
  const joinYear = Number(birthDate.slice(0, 4)) + age;
  const village = String(branch.values.address ?? '');
  const dayOf = (year: number) => inventDate(luck, year, year);
  const values: MemberValues = {
    name: inventName(luck),
    gender: sexOf(idNo),
    ethnicity: luck.percent(96) ? '01' : '03',
    idNo,
    birthDate,
    nativePlace: luck.pick(words.counties),
    education: luck.pick(EDUCATION),
    memberCategory: 'full',
    branchId: branch.id,
    status: isFormer ? luck.pick(LEFT) : 'normal',
    applyDate: dayOf(joinYear - 1),
    joinDate: dayOf(joinYear + 1),
    fullDate: dayOf(joinYear + 3),
    joinBranch: String(branch.values.fullName ?? ''),
    introducers: [
      { id: 'i1', name: inventName(luck), note: '支部书记' },
      { id: 'i2', name: inventName(luck) },
    ],
    jobCode: luck.pick(JOBS),
    mobile: inventMobile(luck),
    homeAddr: `${village}${luck.between(1, 12)}组${luck.between(1, 180)}号`,
    hukouAddr: `${village}${luck.between(1, 12)}组`,
    ...(luck.percent(30) ? { employer: luck.pick(words.employers) } : {}),
    ...(luck.percent(10) ? { formerName: inventName(luck) } : {}),
    ...(luck.percent(8) ? { isFloating: true, flowTo: '广东省东莞市', flowSince: dayOf(2024) } : {}),
    ...(luck.percent(5) ? { remark: '组织关系介绍信存支部档案柜第二层，原件待补。' } : {}),
  };
  return { id: luck.id(), type: 'member', values };
}

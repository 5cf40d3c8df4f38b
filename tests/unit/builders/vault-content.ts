import type { EntryDraft } from '../../../shared/journal/entry';
import { draftWrites } from '../../../shared/journal/write-draft';
import type { RecordValues } from '../../../shared/records/define';
import type { MemberValues } from '../../../shared/records/member';
import type { OrganizationValues } from '../../../shared/records/organization';
import { RECORD_TYPES } from '../../../shared/records/registry';
import { checkDigitOf } from '../../../shared/rules/citizen-number';
import { type Chance, chance } from './chance';

/** A record of nobody: every name, number and place is made up by a seeded generator. */
export interface InventedRecord {
  readonly id: string;
  readonly type: 'organization' | 'member';
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

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤',
];
const GIVEN = [
  ...'伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂文辉力宁国华建春玉志红梅荣福生永金海波龙庆祥德成林山水根土木火云峰岩松柏青翠莲菊香珍珠凤鸣东升光照远航新民富贵安康乐天佑泽润雨晨曦子轩浩然思源家兴业勤俭朴正直忠诚',
];
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
const COUNTIES = [
  '湖北省枣阳市',
  '湖北省随州市曾都区',
  '河南省唐河县',
  '湖北省宜城市',
  '河南省新野县',
  '湖北省襄阳市襄州区',
];
const EMPLOYERS = [
  '镇农业服务中心',
  '村卫生室',
  '镇中心小学',
  '清河粮油加工厂',
  '汉江水利工程队',
  '清河镇人民政府',
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
    const definition = RECORD_TYPES[type];
    const writes = draftWrites(undefined, values, definition, 0);
    return { id: `e-${id}`, record: id, type, schema: definition.version, writes };
  });

/** The texts that the search goes through, one a record: title and searched fields. */
export const searchTextOf = ({ type, values }: InventedRecord): string => {
  const { title, search } = RECORD_TYPES[type];
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
    foundDate: dateOf(luck, 1952, 1990),
    secretary: inventName(luck),
    contact: inventName(luck),
    contactPhone: inventMobile(luck),
    address: `清河镇${village}`,
    unitName: `清河镇${village}村民委员会`,
    unitType: 'village',
    electedDate: dateOf(luck, 2020, 2021),
    termEnd: dateOf(luck, 2027, 2028),
  };
  return { id: luck.id(), type: 'organization', values };
}

function inventMember(
  luck: Chance,
  branch: InventedRecord,
  isFormer: boolean,
  taken: Set<string>,
): InventedRecord {
  const birthDate = dateOf(luck, 1938, 1999);
  const idNo = inventNumber(luck, birthDate, taken);
  const age = luck.between(20, 23);
  const joinYear = Number(birthDate.slice(0, 4)) + age;
  const village = String(branch.values.address ?? '');
  const dayOf = (year: number) => dateOf(luck, year, year);
  const values: MemberValues = {
    name: inventName(luck),
    gender: Number(idNo[16]) % 2 === 1 ? '1' : '2',
    ethnicity: luck.percent(96) ? '01' : '03',
    idNo,
    birthDate,
    nativePlace: luck.pick(COUNTIES),
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
    ...(luck.percent(30) ? { employer: luck.pick(EMPLOYERS) } : {}),
    ...(luck.percent(10) ? { formerName: inventName(luck) } : {}),
    ...(luck.percent(8) ? { isFloating: true, flowTo: '广东省东莞市', flowSince: dayOf(2024) } : {}),
    ...(luck.percent(5) ? { remark: '组织关系介绍信存支部档案柜第二层，原件待补。' } : {}),
  };
  return { id: luck.id(), type: 'member', values };
}

const inventName = (luck: Chance): string =>
  luck.pick(SURNAMES) + luck.pick(GIVEN) + (luck.percent(75) ? luck.pick(GIVEN) : '');

const inventMobile = (luck: Chance): string =>
  `1${luck.pick(['39', '58', '77', '86', '99'])}${String(luck.between(0, 99_999_999)).padStart(8, '0')}`;

function inventNumber(luck: Chance, birthDate: string, taken: Set<string>): string {
  for (;;) {
    const first17 = `420683${birthDate.replaceAll('-', '')}${String(luck.between(1, 998)).padStart(3, '0')}`;
    const number = first17 + checkDigitOf(first17);
    if (taken.has(number)) continue;
    taken.add(number);
    return number;
  }
}

/** A whole date; days to the 28th, so that every month has them. */
function dateOf(luck: Chance, from: number, to: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${luck.between(from, to)}-${two(luck.between(1, 12))}-${two(luck.between(1, 28))}`;
}

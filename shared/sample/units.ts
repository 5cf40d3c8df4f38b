import words from '../../resources/sample/phrases/people.json';
import type { OrganizationValues } from '../records/organization';
import { addMonths } from '../rules/partial-date';
import type { Chance } from './chance';
import { inventDate } from './people';
import { BRANCHES_A_TOWN, type SampleSize } from './sample-size';
import { Town, type Unit, type UnitKind } from './unit';

/** An organization whose own record is made once its people are known. */
export interface Office {
  /** Committee over all; of a single town it is the town's own. */
  readonly root: Town;
  readonly towns: readonly Town[];
}

/** Kinds of the branches of one town, in their order: villages first, as on every list. */
function kindOf(index: number, count: number): UnitKind {
  const others: readonly UnitKind[] = ['community', 'community', 'office', 'school', 'hospital', 'private'];
  const villages = Math.max(1, count - Math.min(others.length, Math.floor(count / 5)));
  return index < villages ? 'village' : (others[index - villages] ?? 'village');
}

function placeOf(kind: UnitKind, index: number, town: string): string {
  const from = (list: readonly string[]): string => {
    const round = Math.floor(index / list.length);
    return `${list[index % list.length] ?? ''}${round === 0 ? '' : '一二三四五六七八九'[round - 1]}`;
  };
  switch (kind) {
    case 'village':
      return `${from(words.villages)}村`;
    case 'community':
      return `${from(words.communities)}社区`;
    case 'office':
      return `${town}机关`;
    case 'school':
      return `${town}中心学校`;
    case 'hospital':
      return `${town}卫生院`;
    case 'private':
      return from(words.companies);
  }
}

/** The committees and branches, without people. */
export function inventUnits(luck: Chance, size: SampleSize): Office {
  const names = Array.from({ length: Math.ceil(size.branches / BRANCHES_A_TOWN) }, (_, at) => {
    const round = Math.floor(at / words.towns.length);
    return `${words.towns[at % words.towns.length] ?? ''}${round === 0 ? '' : `${round + 1}区`}`;
  });
  const named = size.unitName;
  if (names.length === 1) {
    const root = inventTown(luck, names[0] ?? '', size.branches, named ?? `中共${names[0]}委员会`);
    return { root, towns: [root] };
  }
  const towns = names.map((name, at) =>
    inventTown(
      luck,
      name,
      Math.min(BRANCHES_A_TOWN, size.branches - at * BRANCHES_A_TOWN),
      `中共${name}委员会`,
    ),
  );
  const root = inventTown(luck, '汉东县', 0, named ?? '中共汉东县委员会');
  return { root, towns };
}

function inventTown(luck: Chance, place: string, branches: number, fullName: string): Town {
  const town = new Town(luck.id(), place, fullName);
  const seen = new Map<UnitKind, number>();
  for (let index = 0; index < branches; index += 1) {
    const kind = kindOf(index, branches);
    const at = seen.get(kind) ?? 0;
    seen.set(kind, at + 1);
    town.branches.push(inventBranch(luck, kind, placeOf(kind, at, place), town));
  }
  return town;
}

/** Villages are large enough for groups of members. */
const GROUPS_OF_VILLAGE = 2;

const inventBranch = (luck: Chance, kind: UnitKind, place: string, town: Town): Unit => ({
  id: luck.id(),
  kind,
  place,
  fullName: place.startsWith(town.place) ? `中共${place}支部委员会` : `中共${town.place}${place}支部委员会`,
  town,
  groups: Array.from({ length: kind === 'village' ? GROUPS_OF_VILLAGE : 0 }, () => luck.id()),
  people: [],
  candidates: [],
  households: [],
  made: new Map(),
});

const UNIT_TYPES: Readonly<Record<UnitKind, string>> = {
  village: 'village',
  community: 'urban-community',
  office: 'government',
  school: 'institution',
  hospital: 'institution',
  private: 'private-enterprise',
};

const COMMITTEE = ['secretary', 'deputy', 'organization', 'publicity', 'discipline'] as const;

/** Households of a village, by its place among them: no two neighbours are of one size. */
const householdsOf = (order: number): number => 48 + ((order * 37) % 90);

/** What stands on the card of a committee or branch. A few terms are over, a few posts empty: there must be work. */
export function unitValues(
  luck: Chance,
  unit: Unit,
  parent: Unit | undefined,
  order: number,
  today: string,
): OrganizationValues {
  const isTown = parent === undefined || unit.town === unit;
  const isOver = !isTown && luck.percent(4);
  const elected = addMonths(today, isOver ? -61 : -luck.between(3, 50)) ?? today;
  const isVacant = !isTown && luck.percent(3);
  const committee = unit.people.slice(0, Math.min(COMMITTEE.length, unit.people.length));
  const seated = committee.filter((_, at) => !(isVacant && at === 0));
  const [chief, deputy] = committee;
  return {
    fullName: unit.fullName,
    shortName: isTown ? `${unit.place}党委` : `${unit.place}党支部`,
    orgType: isTown ? 'committee' : 'branch',
    orgCode: `420683${String(luck.between(100000, 999999))}${String(order).padStart(3, '0')}`,
    parentId: parent?.id,
    order,
    foundDate: inventDate(luck, 1952, 1990),
    secretary: isVacant ? undefined : chief?.name,
    deputySecretary: deputy?.name,
    contact: (committee[2] ?? chief)?.name,
    contactPhone: chief?.mobile,
    address: isTown ? `${unit.place}政府街 1 号` : `${unit.town.place}${unit.place}`,
    unitRelation: 'same',
    unitName: unit.kind === 'village' ? `${unit.town.place}${unit.place}村民委员会` : unit.place,
    unitType: isTown ? 'township' : UNIT_TYPES[unit.kind],
    unitOrgStatus: isTown ? 'committee' : 'branch',
    households: unit.kind === 'village' && !isTown ? householdsOf(order) : undefined,
    electedDate: elected,
    termEnd: addMonths(elected, 60),
    termNo: `第${'八九十'[luck.between(0, 2)]}届`,
    posts: seated.map((person, at) => ({
      id: `p${at + 1}`,
      post: COMMITTEE[committee.indexOf(person)] ?? 'member',
      person: person.name,
      memberId: person.id,
      from: elected,
    })),
    grade: isTown
      ? undefined
      : luck.pick(['five-star', 'four-star', 'four-star', 'three-star', 'three-star', 'two-star']),
  };
}

/** A group of Party members below a branch. */
export const groupValues = (unit: Unit, at: number): OrganizationValues => ({
  fullName: `${unit.fullName}第${'一二三四五'[at]}党小组`,
  shortName: `${unit.place}第${'一二三四五'[at]}党小组`,
  orgType: 'group',
  parentId: unit.id,
  order: at + 1,
  contact: unit.people[at + 3]?.name,
  contactPhone: unit.people[at + 3]?.mobile,
});

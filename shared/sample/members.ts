import words from '../../resources/sample/phrases/people.json';
import type { MemberValues } from '../records/member';
import { addDays, addMonths } from '../rules/partial-date';
import type { Chance } from './chance';
import { inventDate, inventMobile, inventName, inventNumber, sexOf } from './people';
import type { MembershipSteps, Person, Unit } from './unit';

const EDUCATION = ['20', '30', '41', '60', '70', '80'];
const JOBS = ['111', '113', '42', '52', '53'];

export interface InventedMember {
  readonly person: Person;
  readonly values: MemberValues;
}

/** What one file of a member is like, drawn by the weights of a township. */
type Sort = 'full' | 'probationary' | 'target' | 'activist' | 'applicant' | 'gone';

function sortOf(luck: Chance, nth: number): Sort {
  // The first of a branch are its committee.
  if (nth < 3) return 'full';
  const drawn = luck.between(1, 100);
  if (drawn <= 88) return 'full';
  if (drawn <= 91) return 'probationary';
  if (drawn <= 92) return 'target';
  if (drawn <= 94) return 'activist';
  return drawn <= 95 ? 'applicant' : 'gone';
}

/** Invents the nth member of a unit. Names are unique within the unit: its ledgers know people by name. */
export function inventMember(
  luck: Chance,
  unit: Unit,
  nth: number,
  taken: Taken,
  today: string,
): InventedMember {
  const sort = sortOf(luck, nth);
  const isYoung = sort !== 'full' && sort !== 'gone';
  const thisYear = Number(today.slice(0, 4));
  const birthDate = isYoung ? inventDate(luck, thisYear - 45, thisYear - 23) : inventDate(luck, 1938, 1996);
  const idNo = inventNumber(luck, birthDate, taken.numbers);
  const name = freshName(luck, taken.names, unit.id);
  const person: Person = {
    id: luck.id(),
    name,
    gender: sexOf(idNo),
    birthDate,
    mobile: inventMobile(luck),
    category: sort === 'gone' ? 'full' : sort,
    steps: datesOf(luck, sort, birthDate, today),
  };
  const dates = person.steps;
  const values: MemberValues = {
    ...plainValues(luck, unit, person, idNo),
    ...dates,
    ...(sort === 'full' ? whereabouts(luck, today) : {}),
    memberCategory: person.category,
    status: sort === 'gone' ? luck.pick(['dead', 'moved', 'left']) : 'normal',
    introducers: dates.joinDate === undefined ? undefined : introducers(luck, unit, person),
    joinBranch: dates.joinDate === undefined ? undefined : unit.fullName,
  };
  return { person, values };
}

/** Citizen numbers that are given out, and names by unit. */
export interface Taken {
  readonly numbers: Set<string>;
  readonly names: Set<string>;
}

function freshName(luck: Chance, taken: Set<string>, unit: string): string {
  for (;;) {
    const name = inventName(luck);
    if (taken.has(`${unit} ${name}`)) continue;
    taken.add(`${unit} ${name}`);
    return name;
  }
}

/** Dates of the steps, as they must follow each other; a few probations are over and nobody has decided yet. */
function datesOf(luck: Chance, sort: Sort, birthDate: string, today: string): MembershipSteps {
  const ago = (least: number, most: number) => addDays(today, -luck.between(least, most)) ?? today;
  switch (sort) {
    case 'applicant':
      return { applyDate: ago(60, 500) };
    case 'activist':
      return { applyDate: ago(560, 900), activistDate: ago(100, 540) };
    case 'target':
      return { applyDate: ago(900, 1200), activistDate: ago(560, 880), targetDate: ago(30, 150) };
    case 'probationary': {
      const join = luck.percent(12) ? ago(370, 420) : ago(20, 330);
      const before = (months: number) => addMonths(join, -months);
      return { applyDate: before(30), activistDate: before(20), targetDate: before(5), joinDate: join };
    }
    default: {
      const born = Number(birthDate.slice(0, 4));
      const joined = Math.min(born + luck.between(20, 34), Number(today.slice(0, 4)) - 4);
      const day = (year: number) => inventDate(luck, year, year);
      return { applyDate: day(joined - 1), joinDate: day(joined + 1), fullDate: day(joined + 3) };
    }
  }
}

/** A few files lack a number or an address, as real rosters do. */
function plainValues(luck: Chance, unit: Unit, person: Person, idNo: string): MemberValues {
  const home = `${unit.town.place}${unit.place}`;
  return {
    name: person.name,
    gender: person.gender,
    ethnicity: luck.percent(96) ? '01' : '03',
    idNo,
    birthDate: person.birthDate,
    nativePlace: luck.pick(words.counties),
    education: luck.pick(EDUCATION),
    branchId: unit.id,
    groupId: unit.groups.length > 0 ? luck.pick(unit.groups) : undefined,
    jobCode: luck.pick(JOBS),
    mobile: luck.percent(97) ? person.mobile : undefined,
    homeAddr: luck.percent(98) ? `${home}${luck.between(1, 12)}组${luck.between(1, 180)}号` : undefined,
    hukouAddr: `${home}${luck.between(1, 12)}组`,
    employer: luck.percent(30) ? luck.pick(words.employers) : undefined,
    formerName: luck.percent(5) ? inventName(luck) : undefined,
    marital: luck.pick(['20', '20', '20', '10', '30']),
    health: luck.pick(['1', '1', '1', '2', '3']),
  };
}

/** Some work far away; the branch keeps up with them. */
const whereabouts = (luck: Chance, today: string): MemberValues =>
  luck.percent(7)
    ? { isFloating: true, flowTo: luck.pick(words.away), flowSince: addDays(today, -luck.between(30, 900)) }
    : {};

function introducers(luck: Chance, unit: Unit, self: Person): MemberValues['introducers'] {
  const older = unit.people.filter(({ id }) => id !== self.id).slice(0, 4);
  const first = luck.between(0, 2);
  return [0, 1].map((at) => {
    const known = older[first + at];
    return { id: `i${at + 1}`, name: known?.name ?? inventName(luck), memberId: known?.id };
  });
}

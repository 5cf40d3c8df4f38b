import type { RecordValues } from '../records/define';
import { isRecordTypeName, type RecordTypeName, recordType, recordTypes } from '../records/registry';
import { PLANS } from './all-plans';
import { type Chance, chance } from './chance';
import { completed } from './completed';
import { inventMember, type Taken } from './members';
import type { Plan } from './plan';
import type { SampleSize } from './sample-size';
import { type OfficeFacts, Turn } from './turn';
import type { Made, Person, Town, Unit } from './unit';
import { groupValues, inventUnits, type Office, unitValues } from './units';

/** A record of nobody: every name, number and place is made up by a seeded generator. */
export interface SampleRecord {
  readonly id: string;
  readonly type: RecordTypeName;
  readonly values: RecordValues;
}

/** Types of which every office has its own number: what is left is made by plans. */
const BASIC: readonly string[] = ['organization', 'member'];
const BENEFIT = 'benefit';

/**
 * Record types that the sample would leave out, because nobody has said what one looks like. Settings are decisions of
 * an office and no part of its year: they need no plan.
 */
export function typesWithoutPlan(): readonly string[] {
  return recordTypes
    .filter(({ setting }) => setting !== true)
    .map(({ name }) => name)
    .filter((name) => !BASIC.includes(name) && !(isRecordTypeName(name) && PLANS[name] !== undefined));
}

/**
 * Invents a whole office with a year of its records, in an order in which each refers to earlier ones only. Records come
 * one by one, so that hundreds of thousands need not be held at once.
 */
export function* inventSample(size: SampleSize): Generator<SampleRecord> {
  const luck = chance(size.seed ?? 1);
  const office = inventUnits(luck, size);
  const taken: Taken = { numbers: new Set(), names: new Set() };
  let basic = 0;
  for (const record of basicRecords(luck, office, taken, size)) {
    basic += 1;
    yield record;
  }
  const made = new Map<string, Made[]>();
  const facts: OfficeFacts = { luck, today: size.today, papers: size.papers, numbers: taken.numbers, made };
  const owners = ownersOf(office);
  const factor = factorOf(owners, size.records === undefined ? undefined : size.records - basic);
  for (const [type, plan] of everyPlan()) {
    const total = totalOf(type, plan, owners, factor, size.benefits);
    yield* recordsOf(type, plan, owners, total, facts, made);
  }
}

/** The plans in their order, with the name of their type. */
function everyPlan(): readonly (readonly [type: RecordTypeName, plan: Plan])[] {
  return Object.entries(PLANS).flatMap(([type, plans]) =>
    isRecordTypeName(type)
      ? (Array.isArray(plans) ? plans : [plans]).map((plan: Plan) => [type, plan] as const)
      : [],
  );
}

/** Organizations with their groups, and their members: people are known before the cards that name them. */
function* basicRecords(
  luck: Chance,
  office: Office,
  taken: Taken,
  size: SampleSize,
): Generator<SampleRecord> {
  const units = unitsOf(office);
  const members = units.map((unit, at) =>
    membersOf(luck, unit, shareOf(at, units.length, size), taken, size.today),
  );
  const parentOf = (unit: Unit): Unit | undefined =>
    unit === office.root ? undefined : unit.town === unit ? office.root : unit.town;
  for (const [at, unit] of units.entries()) {
    yield {
      id: unit.id,
      type: 'organization',
      values: unitValues(luck, unit, parentOf(unit), at + 1, size.today),
    };
    for (const [nth, id] of unit.groups.entries())
      yield { id, type: 'organization', values: groupValues(unit, nth) };
  }
  for (const some of members) yield* some;
}

/** Committees before their branches, the one over all first. */
function unitsOf({ root, towns }: Office): readonly Unit[] {
  const below = towns.flatMap((town) => [...(town === root ? [] : [town]), ...town.branches]);
  return [root, ...below];
}

/** Members of the unit at a place: all have nearly the same number, and enough for a committee. */
function shareOf(at: number, units: number, { members }: SampleSize): number {
  return Math.max(3, Math.floor(((at + 1) * members) / units) - Math.floor((at * members) / units));
}

function membersOf(
  luck: Chance,
  unit: Unit,
  count: number,
  taken: Taken,
  today: string,
): readonly SampleRecord[] {
  return Array.from({ length: count }, (_, nth) => {
    const { person, values } = inventMember(luck, unit, nth, taken, today);
    if (values.status === 'normal') list(unit, person).push(person);
    return { id: person.id, type: 'member', values } as const;
  });
}

const list = (unit: Unit, { category }: Person): Person[] =>
  category === 'full' || category === 'probationary' ? unit.people : unit.candidates;

/** Who has records of their own. */
interface Owners {
  readonly towns: readonly Town[];
  readonly branches: readonly Unit[];
}

/** The committee over a district keeps its records through its towns. */
const ownersOf = ({ towns }: Office): Owners => ({
  towns,
  branches: towns.flatMap(({ branches }) => branches),
});

function unitsFor({ per, kinds }: Plan, { towns, branches }: Owners): readonly Unit[] {
  const all: readonly Unit[] = per === 'town' ? towns : branches;
  const fitting = kinds === undefined ? all : all.filter(({ kind }) => kinds.includes(kind));
  return fitting.length > 0 ? fitting : all;
}

function yearlyOf(plan: Plan, owners: Owners): number {
  const units = unitsFor(plan, owners);
  const count =
    plan.per === 'member' ? units.reduce((sum, unit) => sum + unit.people.length, 0) : units.length;
  return plan.yearly * count;
}

/** By what the yearly numbers are multiplied so that so many records come out, benefit rows aside. */
function factorOf(owners: Owners, wanted: number | undefined): number {
  if (wanted === undefined) return 1;
  const natural = everyPlan()
    .filter(([type]) => type !== BENEFIT)
    .reduce((sum, [, plan]) => sum + yearlyOf(plan, owners), 0);
  return Math.max(0, wanted) / natural;
}

/** Records of one plan; none of a type is too few, however small the office. */
function totalOf(
  type: string,
  plan: Plan,
  owners: Owners,
  factor: number,
  benefits: number | undefined,
): number {
  if (type === BENEFIT && benefits !== undefined) return benefits;
  return Math.max(1, Math.round(yearlyOf(plan, owners) * (type === BENEFIT ? 1 : factor)));
}

/** Deals the records out to their owners, as evenly as whole numbers can. */
function* recordsOf(
  type: RecordTypeName,
  plan: Plan,
  owners: Owners,
  total: number,
  facts: OfficeFacts,
  made: Map<string, Made[]>,
): Generator<SampleRecord> {
  const turns = ownersTurns(plan, owners);
  let count = 0;
  for (const [at, { unit, member }] of turns.entries()) {
    const of = Math.floor(((at + 1) * total) / turns.length) - Math.floor((at * total) / turns.length);
    for (let nth = 0; nth < of; nth += 1) {
      const isLast = at === turns.length - 1 && nth === of - 1;
      const values = valuesOf(type, plan, new Turn(facts, unit, nth, of, member), isLast && count === 0);
      if (values === undefined) continue;
      count += 1;
      const record = { id: facts.luck.id(), type, values };
      if (plan.isReferred === true) remember(made, unit, record);
      yield record;
    }
  }
}

/** Chances that the one record of a small office gets when it falls out. */
const CHANCES = 50;

/** Values of one record with what its declaration adds. `isNeeded`: it is the only one, and may not fall out. */
function valuesOf(type: RecordTypeName, plan: Plan, turn: Turn, isNeeded: boolean): RecordValues | undefined {
  for (let chances = isNeeded ? CHANCES : 1; chances > 0; chances -= 1) {
    const values = plan.make(turn);
    if (values !== undefined) return completed(recordType(type), values, turn.unit);
  }
  return undefined;
}

/** Who gets records of the plan, in order. */
function ownersTurns(
  plan: Plan,
  owners: Owners,
): readonly { readonly unit: Unit; readonly member?: Person }[] {
  const units = unitsFor(plan, owners);
  if (plan.per !== 'member') return units.map((unit) => ({ unit }));
  return units.flatMap((unit) => unit.people.map((member) => ({ unit, member })));
}

/** Keeps a record for those that refer to it: with its unit, and for whoever finds none of their own. */
function remember(made: Map<string, Made[]>, unit: Unit, { id, type, values }: SampleRecord): void {
  for (const keeper of [unit.made, made]) {
    const known = keeper.get(type);
    if (known === undefined) keeper.set(type, [{ id, values }]);
    else known.push({ id, values });
  }
}

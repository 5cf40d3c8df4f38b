import words from '../../resources/sample/phrases/people.json';
import { ATTACHMENTS_FIELD, type RecordValues } from '../records/define';
import { addDays } from '../rules/partial-date';
import type { Chance } from './chance';
import { inventMobile, inventName, inventNumber } from './people';
import type { SamplePaper } from './sample-size';
import type { Household, Made, Person, Town, Unit } from './unit';

/** What all turns of one office share. */
export interface OfficeFacts {
  readonly luck: Chance;
  /** Today, `YYYY-MM-DD`. */
  readonly today: string;
  readonly papers: readonly SamplePaper[];
  /** Citizen numbers that are given out. */
  readonly numbers: Set<string>;
  /** Whatever unit it belongs to: where nothing of the unit's own or its town's can be referred to. */
  readonly made: ReadonlyMap<string, readonly Made[]>;
}

/** Days of the year that the sample is about. */
const YEAR = 364;
const CHINESE = '一二三四五六七八九十';

/** One record that is being invented: for whom, the how many-eth of the year, and what chance and the office offer for it. */
export class Turn {
  readonly luck: Chance;
  readonly today: string;
  readonly town: Town;

  constructor(
    private readonly office: OfficeFacts,
    readonly unit: Unit,
    /** From 0; of `of` records of the type that the unit, or the person, has in the year. */
    readonly nth: number,
    readonly of: number,
    /** Whom the record is about, for types of which every member has their own. */
    readonly member?: Person,
  ) {
    this.luck = office.luck;
    this.today = office.today;
    this.town = unit.town;
  }

  percent(of: number): boolean {
    return this.luck.percent(of);
  }

  pick<T>(from: readonly T[]): T {
    return this.luck.pick(from);
  }

  /** The nth of a table, from the start again when it is at its end. */
  inTurn<T>(from: readonly T[]): T {
    const found = from[this.nth % from.length];
    if (found === undefined) throw new Error('an empty table of phrases');
    return found;
  }

  /** A mark that tells a second round through a table from the first: ledgers know things by their title. */
  round(from: readonly unknown[]): string {
    const round = Math.floor(this.nth / from.length);
    return round === 0 ? '' : `（${round + 1}）`;
  }

  between(least: number, most: number): number {
    return this.luck.between(least, most);
  }

  /** The day on which it falls: the year in equal parts, one for each record of the type. */
  day(): string {
    const part = Math.max(1, Math.floor(YEAR / Math.max(this.of, 1)));
    const from = Math.min(YEAR, Math.floor((YEAR * this.nth) / Math.max(this.of, 1)));
    return this.daysAgo(Math.max(0, YEAR - from - this.luck.between(0, part - 1)));
  }

  daysAgo(count: number): string {
    return addDays(this.today, -count) ?? this.today;
  }

  /** So many days after a day, which may lie ahead. */
  later(day: string, least: number, most = least): string {
    return addDays(day, this.luck.between(least, most)) ?? day;
  }

  /** The same, but undefined when that day has not come: what has not happened yet. */
  past(day: string | undefined, least: number, most = least): string | undefined {
    if (day === undefined) return undefined;
    const later = this.later(day, least, most);
    return later <= this.today ? later : undefined;
  }

  get year(): string {
    return this.today.slice(0, 4);
  }

  /** A quarter in words, such as 2026年第三季度. */
  quarterOf(day: string): string {
    const quarter = Math.ceil(Number(day.slice(5, 7)) / 3);
    return `${day.slice(0, 4)}年第${CHINESE[quarter - 1] ?? ''}季度`;
  }

  get secretary(): Person {
    return this.at(0);
  }

  get deputy(): Person {
    return this.at(1);
  }

  /** Somebody of the unit. */
  person(): Person {
    return this.luck.pick(this.unit.people);
  }

  /** So many different people of the unit, fewer where it has no more. */
  people(count: number): readonly Person[] {
    const all = this.unit.people;
    const first = this.luck.between(0, all.length - 1);
    return Array.from({ length: Math.min(count, all.length) }, (_, at) => this.at((first + at) % all.length));
  }

  /** A leader of the committee above. */
  leader(): Person {
    return this.luck.pick(this.town.people.slice(0, 5));
  }

  private at(index: number): Person {
    const found = this.unit.people[Math.min(index, this.unit.people.length - 1)];
    if (found === undefined) throw new Error(`the sample unit ${this.unit.fullName} has nobody`);
    return found;
  }

  /** Name of somebody who is no member: a villager, a visitor. */
  villager(): string {
    return inventName(this.luck);
  }

  mobile(): string {
    return inventMobile(this.luck);
  }

  group(): string {
    return `${CHINESE[this.luck.between(0, 7)] ?? ''}组`;
  }

  /** A family of the unit by its number, invented when first asked for. */
  household(index: number): Household {
    const known = this.unit.households[index];
    if (known !== undefined) return known;
    const birth = `${this.luck.between(1940, 1985)}-${String(this.luck.between(1, 12)).padStart(2, '0')}-${String(this.luck.between(1, 28)).padStart(2, '0')}`;
    const made: Household = {
      head: this.freshHead(),
      idNo: inventNumber(this.luck, birth, this.office.numbers),
      group: this.group(),
      persons: this.luck.between(1, 6),
      phone: this.mobile(),
    };
    this.unit.households.push(made);
    return made;
  }

  private freshHead(): string {
    const name = this.villager();
    return this.unit.households.some(({ head }) => head === name) ? this.freshHead() : name;
  }

  /** A record of that type made before: of the unit, else of its town, else of anybody. */
  made(type: string, fits: (values: RecordValues) => boolean = () => true): Made | undefined {
    for (const owner of [this.unit.made, this.town.made, this.office.made]) {
      const found = (owner.get(type) ?? []).filter(({ values }) => fits(values));
      if (found.length > 0) return this.luck.pick(found);
    }
    return undefined;
  }

  /** The same of the unit alone. */
  madeHere(type: string, fits: (values: RecordValues) => boolean = () => true): Made | undefined {
    const found = (this.unit.made.get(type) ?? []).filter(({ values }) => fits(values));
    return found.length > 0 ? this.luck.pick(found) : undefined;
  }

  /** Elements of a list with their ids. */
  list<T extends object>(elements: readonly T[]): readonly (T & { readonly id: string })[] {
    return elements.map((element, at) => ({ id: `e${at + 1}`, ...element }));
  }

  /** Next number of a document of the committee: 清河发〔2026〕7号. */
  documentNo(word = '发', day = this.today): string {
    const { numbers, place } = this.town;
    const key = `${word} ${day.slice(0, 4)}`;
    const next = (numbers.get(key) ?? 0) + 1;
    numbers.set(key, next);
    return `${place.slice(0, -1)}${word}〔${day.slice(0, 4)}〕${next}号`;
  }

  /** Running number of a ledger of the committee: JF2026-0012. */
  runningNo(letters: string, day = this.today): string {
    const { numbers } = this.town;
    const next = (numbers.get(letters) ?? 0) + 1;
    numbers.set(letters, next);
    return `${letters}${day.slice(0, 4)}-${String(next).padStart(4, '0')}`;
  }

  /** Archive number of a document, the next of its series: `0042-WS·2026-D30-ZZB-0001`. */
  archiveNo(retention: string, day: string): string {
    const { numbers } = this.town;
    const series = `0042-WS·${day.slice(0, 4)}-${retention}-ZZB`;
    const next = (numbers.get(series) ?? 0) + 1;
    numbers.set(series, next);
    return `${series}-${String(next).padStart(4, '0')}`;
  }

  /** Files for these purposes, as far as the sample has some. */
  papers(
    addedAt: string,
    ...purposes: readonly string[]
  ): { readonly [ATTACHMENTS_FIELD]?: RecordValues[string] } {
    const elements = purposes.flatMap((purpose, at) => {
      const fitting = this.office.papers.filter((paper) => paper.purposes.includes(purpose));
      if (fitting.length === 0) return [];
      const { blob, name, size, mime } = this.luck.pick(fitting);
      return [{ id: `a${at + 1}`, blob, name, size, mime, purpose, addedAt: `${addedAt} 09:00` }];
    });
    return elements.length === 0 ? {} : { [ATTACHMENTS_FIELD]: elements };
  }

  /** Where people go to work. */
  awayPlace(): string {
    return this.luck.pick(words.away);
  }
}

import type { Json } from '../../../shared/kernel/json';
import type { RecordValues } from '../../../shared/records/define';
import { countAttendance } from '../../../shared/rules/meeting-attendance';
import {
  type Counter,
  putAgain,
  votingRulesOf,
  withCount,
  withResult,
} from '../../../shared/rules/meeting-votes';
import { newElementId } from '../../fields/list/element-id';
import { type Element, elementsOf, withElement, withoutElement } from '../../fields/list/elements';
import { localToday } from '../../fields/today';
import type { RecordForm } from '../../records/form/use-record-form';

/** Lists of a meeting that grow while it runs. */
export type Minuted = 'agenda' | 'speeches' | 'votes' | 'resolutions';

/** What the page does to the meeting; each act is one change of the form, with all that follows from it. */
export interface Minutes {
  readonly values: RecordValues;
  readonly attendance: readonly Element[];
  of(list: Minuted): readonly Element[];
  setAttendance(attendance: readonly RecordValues[]): void;
  setPerson(person: RecordValues): void;
  /** Changes or adds an element; null values are taken out of it. */
  put(list: Minuted, element: Element, values: RecordValues): void;
  /** Adds an element at the end and answers its id. */
  add(list: Minuted, values: RecordValues): string;
  drop(list: Minuted, id: string): void;
  count(vote: Element, counter: Counter, value: number | null): void;
  /** Puts a motion again; answers the id of the new vote. */
  voteAgain(vote: Element): string;
}

export function useMinutes(form: RecordForm): Minutes {
  const { values, change, changeMany } = form;
  const of = (list: Minuted) => elementsOf(values[list]);
  const attendance = elementsOf(values.attendance);
  const set = (list: Minuted, elements: readonly Element[]) =>
    change(list, elements.length === 0 ? null : [...elements]);
  const setAttendance = (next: readonly RecordValues[]) => {
    const list = asElements(next);
    changeMany(
      list.length === 0 ? { attendance: null } : { attendance: [...list], ...countAttendance(list) },
    );
  };
  const append = (list: Minuted, element: Element): string => {
    set(list, [...of(list), element]);
    return element.id;
  };
  /** A vote is judged by the rules that hold on the day; the meeting keeps them from its first vote on. */
  const putVote = (vote: RecordValues, before: RecordValues) => {
    const [judged] = asElements([vote]);
    if (judged === undefined) return;
    const votes = withElement(of('votes'), judged);
    const rules = before.votingRules ?? votingRulesOf(values, localToday()).id;
    changeMany({ votes: [...votes], votingRules: rules });
  };
  return {
    values,
    attendance,
    of,
    setAttendance,
    setPerson: (person) => setAttendance(attendance.map((one) => (one.id === person.id ? person : one))),
    put: (list, element, changed) => {
      const next = merged(element, changed);
      if (list === 'votes') putVote(withResult(values, next, localToday()), values);
      else set(list, withElement(of(list), next));
    },
    add: (list, added) => append(list, merged({ id: newElementId() }, added)),
    drop: (list, id) => set(list, withoutElement(of(list), id)),
    count: (vote, counter, value) => putVote(withCount(values, vote, counter, value, localToday()), values),
    voteAgain: (vote) => {
      const id = newElementId();
      const [again] = asElements([putAgain(vote, id)]);
      return again === undefined ? id : append('votes', again);
    },
  };
}

/** An element with changed values; one that is null or undefined is taken out. */
function merged(element: Element, changed: RecordValues): Element {
  const all: Record<string, Json> = {};
  for (const [key, value] of Object.entries({ ...element, ...changed }))
    if (value !== null && value !== undefined && value !== '') all[key] = value;
  return { ...all, id: element.id };
}

/** Rules answer elements as values; stored lists hold no undefined. */
export const asElements = (list: readonly RecordValues[]): readonly Element[] =>
  list.flatMap((one) => (typeof one.id === 'string' ? [merged({ id: one.id }, one)] : []));

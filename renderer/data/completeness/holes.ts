import { judgeRequirement } from '../../../shared/rules/completeness/judge';
import type { Hole, JudgeInput } from '../../../shared/rules/completeness/judgement';
import { lacking } from '../../../shared/rules/completeness/lacking';
import type {
  EachMeasure,
  OftenMeasure,
  PerMeasure,
  Requirement,
} from '../../../shared/rules/completeness/requirement';
import type { HoleItem, HolesAsked } from '../api-completeness';
import type { RecordIndex } from '../index/record-index';
import { askingOf } from './matrix';

/** All holes that are asked for, by requirement in the order of the matrix. */
export function holesOf(index: RecordIndex, asked: HolesAsked, today: string): readonly HoleItem[] {
  const { requirements, input } = askingOf(index, asked.year, today, scopeOf(index, asked));
  return requirements
    .filter(({ id }) => asked.requirements.length === 0 || asked.requirements.includes(id))
    .flatMap((requirement) =>
      judgeRequirement(requirement, input, true).holes.map((hole) =>
        describeHole(index, requirement, hole, input),
      ),
    );
}

function scopeOf(index: RecordIndex, { branch, below }: HolesAsked): ReadonlySet<string> | null {
  if (branch === null) return null;
  return below ? index.tree().subtree(branch) : new Set([branch]);
}

function describeHole(index: RecordIndex, requirement: Requirement, hole: Hole, input: JudgeInput): HoleItem {
  const base = {
    requirement: requirement.id,
    branch: hole.branch,
    branchName: index.titleOf('organization', hole.branch) ?? '',
    isLate: hole.isLate,
  };
  const { measure } = requirement;
  switch (measure.kind) {
    case 'each':
      return { ...base, ...lackingRecord(index, measure, hole, input) };
    case 'often':
      return { ...base, ...missingRecord(index, requirement, measure, hole) };
    case 'per':
      return { ...base, ...missingAbout(index, requirement, measure, hole) };
  }
}

type Described = Pick<HoleItem, 'key' | 'about' | 'text' | 'type' | 'id' | 'initial'>;

function lackingRecord(
  index: RecordIndex,
  { records, holds }: EachMeasure,
  hole: Hole,
  { ledger, today }: JudgeInput,
): Described {
  const id = hole.record ?? '';
  const found = index.of(records.type);
  const type = index.catalogue.find(records.type);
  const row = found?.rowOf(id) ?? -1;
  const columns = ledger(records.type);
  const lacks = type === undefined || columns === undefined ? [] : lacking(holds, type, columns, row, today);
  return {
    key: `${id}`,
    about: found?.titleAt(row) ?? '',
    text: `${hole.isLate ? '逾期，' : ''}缺${lacks.join('、')}`,
    type: records.type,
    id,
    initial: {},
  };
}

function missingRecord(
  index: RecordIndex,
  requirement: Requirement,
  { records, sum, every }: OftenMeasure,
  hole: Hole,
): Described {
  const { period, count = 0, needed = 0 } = hole;
  const of = sum === undefined ? '条' : (index.catalogue.find(records.type)?.fields[sum]?.label ?? '');
  const have =
    sum === undefined ? `应有 ${needed} ${of}，实有 ${count} ${of}` : `${of}应有 ${needed}，实有 ${count}`;
  return {
    key: `${hole.branch}.${period?.from ?? ''}`,
    about: '',
    text: `${period?.label ?? ''}${hole.isLate ? '补办过，已超过时限' : have}`,
    ...newRecord(index, requirement, hole, records.date, every === 'month'),
  };
}

function missingAbout(
  index: RecordIndex,
  requirement: Requirement,
  { subjects, records, about, every }: PerMeasure,
  hole: Hole,
): Described {
  const name = index.titleOf(subjects.type, hole.subject ?? '') ?? '';
  const made = newRecord(index, requirement, hole, records.date, every === 'month');
  return {
    key: `${hole.subject ?? ''}.${hole.period?.from ?? ''}`,
    about: name,
    text: `${hole.period?.label ?? ''}没有${index.catalogue.find(records.type)?.label ?? ''}${hole.isLate ? '（补办过，已超过时限）' : ''}`,
    ...made,
    initial: { ...made.initial, [about.reference]: hole.subject ?? '', [about.name]: name },
  };
}

/** A form with what is known already: organization, kind, and the period as exactly as it names a date. */
function newRecord(
  index: RecordIndex,
  requirement: Requirement,
  hole: Hole,
  date: string | undefined,
  isMonth: boolean,
): Pick<HoleItem, 'type' | 'id' | 'initial'> {
  const { measure } = requirement;
  const { type } = measure.records;
  const branch = index.of(type)?.type.branch ?? 'branchId';
  const { period } = hole;
  const isYear = period !== undefined && period.from.slice(5) === '01-01' && period.to.slice(5) === '12-31';
  const day = isMonth ? period?.from.slice(0, 7) : isYear ? period.from.slice(0, 4) : undefined;
  return {
    type,
    id: null,
    initial: {
      ...requirement.prefill,
      [branch]: hole.branch,
      ...(date === undefined || day === undefined ? {} : { [date]: day }),
    },
  };
}

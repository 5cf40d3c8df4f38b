import type { Json } from '../kernel/json';
import type { RecordValues } from '../records/define';
import { elementsOf } from '../records/list-cell';
import { textOf } from './values';

/** What an item made from a finding says of where it came from, so that pressing twice makes no second one. */
export const findingOrigin = (inspection: string, finding: string): string =>
  `inspection.${inspection}.${finding}`;

/** Ways of inspecting that ledgers name as a source of their own (code lists `inspection-way`, `rectification-source`). */
const SOURCE_OF_WAY: Readonly<Record<string, string>> = {
  covert: 'covert',
  patrol: 'patrol',
  audit: 'audit',
  assessment: 'assessment',
};

/** 自查自纠 of the unit itself, 专项督查 by the township, 上级检查 by all above. */
function sourceOf(inspection: RecordValues): string {
  const way = SOURCE_OF_WAY[textOf(inspection, 'way') ?? ''];
  if (way !== undefined) return way;
  const level = textOf(inspection, 'level');
  if (level === 'self') return 'self-check';
  return level === undefined || level === 'township' ? 'supervision' : 'superior';
}

/**
 * The unit that a finding concerns: its own, else the only one that was inspected. Undefined: several or none; somebody
 * must say.
 */
export function unitOfFinding(inspection: RecordValues, finding: RecordValues): string | undefined {
  const own = textOf(finding, 'unitId');
  if (own !== undefined) return own;
  const [only, ...others] = elementsOf(inspection.units);
  return others.length === 0 && textOf(finding, 'unit') === undefined
    ? textOf(only ?? {}, 'unitId')
    : undefined;
}

/**
 * The item that a finding becomes: problem, source, unit, deadline. What has to be done about it is not known yet and stays
 * to be filled in.
 * @param facts ids of both, the unit as far as known, and the day of registration `YYYY-MM-DD`
 */
export function itemOfFinding(
  inspection: RecordValues,
  finding: RecordValues,
  facts: {
    readonly inspection: string;
    readonly finding: string;
    readonly unit: string | undefined;
    readonly today: string;
  },
): Readonly<Record<string, Json>> {
  const foundAt = textOf(inspection, 'date') ?? facts.today;
  const due = textOf(finding, 'due');
  const isAtOnce = textOf(finding, 'disposal') === 'at-once';
  const note = [textOf(inspection, 'title'), textOf(inspection, 'feedbackNo')].filter(Boolean).join(' ');
  const values: Readonly<Record<string, string | undefined>> = {
    year: facts.today.slice(0, 4),
    branchId: facts.unit,
    problem: textOf(finding, 'problem'),
    source: sourceOf(inspection),
    sourceNote: note === '' ? undefined : note.slice(0, 100),
    foundAt,
    kind: isAtOnce ? 'at-once' : 'deadline',
    dueText: due ?? (isAtOnce ? '立行立改' : undefined),
    due,
    state: 'registered',
    inspectionId: facts.inspection,
    findingNo: textOf(finding, 'no'),
    origin: findingOrigin(facts.inspection, facts.finding),
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
}

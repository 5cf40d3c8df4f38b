import { judgeInput, judgeRequirement, scoreOf } from '../../../shared/rules/completeness/judge';
import type { Exemption, JudgeInput, Square } from '../../../shared/rules/completeness/judgement';
import {
  type Requirement,
  requirementsInForce,
  typesAsked,
} from '../../../shared/rules/completeness/requirement';
import type { CompletenessMatrix, MatrixBranch, SquareMark } from '../api-completeness';
import { compareTexts } from '../index/order';
import type { RecordIndex } from '../index/record-index';
import { exemptionsIn, settingsIn } from './decisions';
import { judgedBranches, ledgerOf } from './ledgers';
import { allRequirements } from './requirements';

/** One column as it was judged, and what it was judged from. */
interface KnownColumn {
  readonly from: string;
  readonly squares: readonly Square[];
}

/** Columns judged before, by year and requirement; forgotten with the index. */
const columnsByIndex = new WeakMap<RecordIndex, Map<string, KnownColumn>>();

/** Years of which columns are kept; a screen shows one. */
const MOST_COLUMNS = 400;

/** What is asked in a year, and of whom. */
export interface Asking {
  readonly requirements: readonly Requirement[];
  readonly input: JudgeInput;
}

/** Everything that a judgement needs, from the index as it stands. `scope`: only these organizations. */
export function askingOf(
  index: RecordIndex,
  year: number,
  today: string,
  scope: ReadonlySet<string> | null = null,
): Asking {
  const branches = judgedBranches(index.organizations(), year);
  return {
    requirements: requirementsInForce(allRequirements(index), settingsIn(index)),
    input: judgeInput({
      branches: scope === null ? branches : branches.filter(({ id }) => scope.has(id)),
      ledger: (type) => ledgerOf(index, type),
      exemptions: exemptionsIn(index, year),
      year,
      today,
    }),
  };
}

/**
 * The matrix of a year. A column is judged anew only if a record of a type that it looks at has changed, an
 * organization, a decision about it, or the day.
 */
export function matrixOf(
  index: RecordIndex,
  args: { readonly year: number; readonly branch: string | null; readonly today: string },
): CompletenessMatrix {
  const { requirements, input } = askingOf(index, args.year, args.today);
  const columns = requirements.map((requirement) => squaresOf(index, requirement, input));
  const scope = args.branch === null ? null : index.tree().subtree(args.branch);
  const organizations = index.organizations();
  const branches = input.branches.flatMap(({ id, row }, place): MatrixBranch[] => {
    if (scope !== null && !scope.has(id)) return [];
    const squares = columns.map((column) => column[place] ?? NOT_ASKED);
    return [branchOf(id, organizations.titleAt(row), requirements, squares)];
  });
  return {
    requirements: requirements.map(({ id, label, short, group, source }) => ({
      id,
      label,
      short,
      group,
      source,
    })),
    branches: branches.sort((a, b) => a.score - b.score || compareTexts(a.name, b.name)),
    asOf: args.today,
  };
}

const NOT_ASKED: Square = { state: 'none', due: 0, done: 0, late: 0 };

const MARKS: Readonly<Record<Square['state'], SquareMark>> = {
  present: 'p',
  missing: 'm',
  late: 'l',
  exempt: 'x',
  none: '-',
};

function branchOf(
  id: string,
  name: string,
  requirements: readonly Requirement[],
  squares: readonly Square[],
): MatrixBranch {
  const reasons = requirements.flatMap((requirement, at) => {
    const reason = squares[at]?.reason;
    return reason === undefined ? [] : [[requirement.id, reason] as const];
  });
  return {
    id,
    name,
    score: scoreOf(squares),
    marks: squares.map(({ state }) => MARKS[state]).join(''),
    due: Int32Array.from(squares, ({ due }) => due),
    done: Int32Array.from(squares, ({ done }) => done),
    reasons: Object.fromEntries(reasons),
  };
}

function squaresOf(index: RecordIndex, requirement: Requirement, input: JudgeInput): readonly Square[] {
  const known = columnsByIndex.get(index) ?? new Map<string, KnownColumn>();
  columnsByIndex.set(index, known);
  const key = `${input.year} ${requirement.id}`;
  const from = sourceOf(index, requirement, input);
  const before = known.get(key);
  if (before?.from === from) return before.squares;
  const { squares } = judgeRequirement(requirement, input);
  if (known.size >= MOST_COLUMNS) known.clear();
  known.set(key, { from, squares });
  return squares;
}

/** Names all that a column depends on; the same text, the same column. */
function sourceOf(index: RecordIndex, requirement: Requirement, input: JudgeInput): string {
  const versions = ['organization', 'own-ledger', ...typesAsked(requirement)].map(
    (type) => index.of(type)?.version ?? 0,
  );
  const exempt = input.exemptions.filter((one: Exemption) => one.requirement === requirement.id);
  const { atLeast, graceDays } = { atLeast: null, graceDays: null, ...requirement.measure };
  return JSON.stringify([input.today, versions, requirement.from ?? null, atLeast, graceDays, exempt]);
}

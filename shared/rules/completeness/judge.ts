import { testOf } from './conditions';
import type { Hole, Judged, JudgeInput, Square } from './judgement';
import { eachTally, oftenTally, perTally, type Tally } from './measures';
import type { Requirement } from './requirement';

const NOT_ASKED: Square = { state: 'none', due: 0, done: 0, late: 0 };

/** The input of a judgement; organizations of rows are looked up once a type, however many requirements read it. */
export function judgeInput(given: Omit<JudgeInput, 'placesOf'>): JudgeInput {
  const byId = new Map(given.branches.map(({ id }, place) => [id, place]));
  const known = new Map<string, Int32Array>();
  const placesOf = (type: string): Int32Array => {
    const before = known.get(type);
    if (before !== undefined) return before;
    const ledger = given.ledger(type);
    const places = new Int32Array(ledger?.size ?? 0).fill(-1);
    for (let row = 0; row < places.length; row++) {
      const branch = ledger?.branchAt(row);
      places[row] = (branch === undefined ? undefined : byId.get(branch)) ?? -1;
    }
    known.set(type, places);
    return places;
  };
  return { ...given, placesOf };
}

/**
 * One column of the matrix: a requirement judged for all organizations. Rows of its type are walked once. Holes are
 * listed only when `holes` asks for them: there may be one a member and month.
 */
export function judgeRequirement(requirement: Requirement, input: JudgeInput, holes = false): Judged {
  const applies = applicable(requirement, input);
  const found: Hole[] | null = holes ? [] : null;
  const tally = tallyOf(requirement, input, applies, found);
  const exempt = new Map(
    input.exemptions
      .filter((one) => one.requirement === requirement.id)
      .map((one) => [one.branch, one.reason]),
  );
  const squares = input.branches.map(({ id }, place) => {
    if (applies[place] !== 1) return NOT_ASKED;
    const reason = exempt.get(id);
    if (reason !== undefined) return { ...NOT_ASKED, state: 'exempt' as const, reason };
    return squareOf(tally.due[place] ?? 0, tally.done[place] ?? 0, tally.late[place] ?? 0);
  });
  return { squares, holes: (found ?? []).filter(({ branch }) => !exempt.has(branch)) };
}

function tallyOf(
  requirement: Requirement,
  input: JudgeInput,
  applies: Uint8Array,
  holes: Hole[] | null,
): Tally {
  const asked = { requirement, input, applies, holes };
  const { measure } = requirement;
  switch (measure.kind) {
    case 'often':
      return oftenTally(measure, asked);
    case 'each':
      return eachTally(measure, asked);
    case 'per':
      return perTally(measure, asked);
  }
}

/** Organizations that the requirement is for: 1, the others 0. */
function applicable(requirement: Requirement, input: JudgeInput): Uint8Array {
  const organizations = input.ledger('organization');
  const holds =
    organizations === undefined || requirement.orgWhere === undefined
      ? () => true
      : testOf(requirement.orgWhere, organizations, input.today);
  return Uint8Array.from(input.branches, ({ orgType, row }) =>
    requirement.orgTypes.includes(orgType) && holds(row) ? 1 : 0,
  );
}

function squareOf(due: number, done: number, late: number): Square {
  const holes = due - done;
  const state = due === 0 ? 'none' : holes === 0 ? 'present' : late === holes ? 'late' : 'missing';
  return { state, due, done, late };
}

/**
 * Score of one organization, 0 to 100: the mean of the shares that are in order, each requirement counting the same,
 * however many periods or records it has. 100 only if nothing is missing; also if nothing was due.
 */
export function scoreOf(squares: readonly Square[]): number {
  let sum = 0;
  let asked = 0;
  for (const { due, done } of squares) {
    if (due === 0) continue;
    asked += 1;
    sum += done / due;
  }
  return asked === 0 ? 100 : Math.floor((sum / asked) * 100);
}

import { labelOf } from '../../../shared/records/codes';
import type { RecordValues } from '../../../shared/records/define';
import { commitmentStanding } from '../../../shared/rules/commitment-standing';
import { elementsOf, textOf } from '../../../shared/rules/values';
import type { CommitmentCard, CommitmentWall, WallUnit } from '../api';
import type { TypeIndex } from '../index/type-index';
import { describeContext, type OpenVault } from '../open-vault';
import { indexOf, placeName, rowsIn, textAt, unitsIn, valuesOfAll } from './board-scope';

const COMMITMENT = 'commitment';
const YEAR = 4;

/** Units with their numbers: counted on columns alone, however many there are. */
export function commitmentWallOf(
  vault: OpenVault,
  { branch, year: wanted }: { readonly branch: string | null; readonly year: string | null },
): CommitmentWall {
  const index = indexOf(vault, COMMITMENT);
  const { today } = describeContext(vault);
  const rows = rowsIn(vault, index, branch);
  const thisYear = today.slice(0, YEAR);
  const found = new Set(rows.map((row) => yearAt(index, row)).filter((year) => year !== ''));
  const years = [...new Set([...found, thisYear])].sort().reverse();
  const year = wanted ?? (found.has(thisYear) ? thisYear : ([...found].sort().at(-1) ?? thisYear));
  const units = new Map<string, WallUnit>(
    unitsIn(vault, branch, null).map(({ id, name }) => [id, { id, name, total: 0, late: 0, unjudged: 0 }]),
  );
  for (const row of rows) {
    if (yearAt(index, row) !== year) continue;
    const id = textAt(index, 'branchId', row);
    const unit = units.get(id) ?? {
      id,
      name: placeName(vault, id) || '（找不到的党组织）',
      total: 0,
      late: 0,
      unjudged: 0,
    };
    const { stage, isLate } = commitmentStanding(standingCells(index, row), today);
    units.set(id, {
      ...unit,
      total: unit.total + 1,
      late: unit.late + (isLate ? 1 : 0),
      unjudged: unit.unjudged + (stage === 'fulfilled' || isLate ? 1 : 0),
    });
  }
  return { year, years, units: [...units.values()] };
}

const yearAt = (index: TypeIndex, row: number): string => textAt(index, 'year', row).slice(0, YEAR);

/** What the standing of a commitment goes by, as the columns hold it. */
const standingCells = (index: TypeIndex, row: number): RecordValues =>
  Object.fromEntries(
    ['due', 'publishedAt', 'doneAt', 'reportedAt', 'result'].map((key) => [key, index.cell(key, row)]),
  );

/** Cards of one unit's wall: those of the organization before those of its members, by their day. */
export async function commitmentCardsOf(
  vault: OpenVault,
  { unit, year }: { readonly unit: string; readonly year: string },
): Promise<readonly CommitmentCard[]> {
  const index = indexOf(vault, COMMITMENT);
  const ids = rowsIn(vault, index, null)
    .filter((row) => textAt(index, 'branchId', row) === unit && yearAt(index, row) === year)
    .map((row) => index.idAt(row));
  const all = await valuesOfAll(vault, ids);
  const { today } = describeContext(vault);
  const cards = ids.flatMap((id) => {
    const values = all.get(id);
    return values === undefined ? [] : [cardOf(id, values, today)];
  });
  const rank = (card: CommitmentCard) => `${card.ownerKind === 'org' ? 0 : 1} ${card.due} ${card.id}`;
  return cards.sort((a, b) => (rank(a) < rank(b) ? -1 : 1));
}

function cardOf(id: string, values: RecordValues, today: string): CommitmentCard {
  const text = (key: string) => textOf(values, key) ?? '';
  const result = textOf(values, 'result');
  return {
    id,
    promiser: text('promiser'),
    ownerKind: text('ownerKind'),
    kind: labelOf('commitment-kind', text('kind')),
    content: text('content'),
    items: elementsOf(values, 'items').map((item) => ({
      content: textOf(item, 'content') ?? '',
      due: textOf(item, 'due') ?? '',
      done: item.done === true,
    })),
    due: text('due'),
    published: [text('publishedAt'), labelOf('publish-way', text('publishedWay')), text('publishedPlace')]
      .filter((part) => part !== '')
      .join(' '),
    progress: elementsOf(values, 'progress').map((entry) => ({
      date: textOf(entry, 'date') ?? '',
      content: textOf(entry, 'content') ?? '',
    })),
    doneAt: text('doneAt'),
    result:
      result === undefined
        ? null
        : { code: result, label: labelOf('commitment-result', result), judgedAt: text('judgedAt') },
    ...commitmentStanding(values, today),
  };
}

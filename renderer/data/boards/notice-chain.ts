import { appError } from '../../../shared/kernel/errors';
import { err, type Result } from '../../../shared/kernel/result';
import { PUBLIC_BENEFIT_COLUMNS } from '../../../shared/records/benefit';
import { labelOf } from '../../../shared/records/codes';
import type { RecordValues } from '../../../shared/records/define';
import { displayText } from '../../../shared/records/display';
import { initialValues, RECORD_TYPES } from '../../../shared/records/registry';
import {
  type ChainLink,
  earliestPosting,
  NOTICE_CHAIN,
  nextBoard,
  noticeStart,
  noticeText,
  noticeTopic,
  postingRefusal,
} from '../../../shared/rules/notice-chain';
import { textOf } from '../../../shared/rules/values';
import type { CommitAnswer, DataApi, NoticeChain, NoticeItem, NoticeMatter, NoticeMatterKey } from '../api';
import { commitChanges } from '../commit';
import type { OpenVault } from '../open-vault';
import type { Work } from '../work';
import { indexOf, rowsIn, textAt, valuesOfAll } from './board-scope';
import { NOTICE, noticeItems } from './notice-calendar';

const { benefit } = RECORD_TYPES;

/** What the public board says of a beneficiary besides group and name. */
const POSTED = PUBLIC_BENEFIT_COLUMNS.filter((key) => !['branchId', 'group', 'head'].includes(key));

/** Policies and periods that rosters or notices name, the latest period first. */
export function noticeMattersOf(vault: OpenVault, branch: string | null): readonly NoticeMatter[] {
  const matters = new Map<string, NoticeMatter>();
  const add = (policyKind: string, period: string, count: number) => {
    if (policyKind === '') return;
    const key = `${period} ${policyKind}`;
    const label = `${period} ${labelOf('benefit-kind', policyKind)}`.trimStart();
    matters.set(key, { policyKind, period, label, count: (matters.get(key)?.count ?? 0) + count });
  };
  for (const [type, counts] of [
    ['benefit', 1],
    [NOTICE, 0],
  ] as const) {
    const index = indexOf(vault, type);
    for (const row of rowsIn(vault, index, branch))
      add(textAt(index, 'policyKind', row), textAt(index, 'period', row), counts);
  }
  const policies = indexOf(vault, 'benefit-policy');
  const named = new Set([...matters.values()].map(({ policyKind }) => policyKind));
  for (const row of rowsIn(vault, policies, null)) {
    const kind = textAt(policies, 'kind', row);
    if (!named.has(kind)) add(kind, textAt(policies, 'year', row).slice(0, 4), 0);
  }
  return [...matters.values()].sort((a, b) => (a.label < b.label ? 1 : -1));
}

/** The three notices of a matter at a unit, and what the next one starts with. */
export async function noticeChainOf(
  vault: OpenVault,
  { unit, matter }: { readonly unit: string; readonly matter: NoticeMatterKey },
): Promise<NoticeChain> {
  const items = await hanging(vault, unit, matter);
  const links = linksOf(items);
  const board = nextBoard(links);
  const step = NOTICE_CHAIN.find((one) => one.board === board);
  const earliest = earliestPosting(links) ?? null;
  return {
    steps: NOTICE_CHAIN.map(({ board: one, label }) => ({
      board: one,
      label,
      notice: items.find((item) => item.board === one)?.notice ?? null,
    })),
    next:
      step === undefined
        ? null
        : {
            board: step.board,
            label: step.label,
            earliest,
            refusal: postingRefusal(links, step.board, earliest ?? '9999-12-31') ?? null,
            values: await startOf(vault, unit, matter, step),
          },
  };
}

interface Hanging {
  readonly board: ChainLink['board'];
  readonly notice: NoticeItem;
}

const linksOf = (items: readonly Hanging[]): readonly ChainLink[] =>
  items.map(({ board, notice }) => ({ board, standing: notice.standing }));

/** Notices of the matter that the unit or one above it posted, the latest of each board; withdrawn ones don't count. */
async function hanging(
  vault: OpenVault,
  unit: string,
  { policyKind, period }: NoticeMatterKey,
): Promise<readonly Hanging[]> {
  const index = indexOf(vault, NOTICE);
  const above = new Set(lineOf(vault, unit));
  const rows = rowsIn(vault, index, null).filter(
    (row) =>
      above.has(textAt(index, 'branchId', row)) &&
      textAt(index, 'policyKind', row) === policyKind &&
      textAt(index, 'period', row) === period,
  );
  const items = await noticeItems(vault, rows);
  return NOTICE_CHAIN.flatMap(({ board }) => {
    const own = items.filter(
      ({ standing }, at) =>
        textAt(index, 'board', rows[at] ?? -1) === board && standing.state !== 'withdrawn',
    );
    const latest = [...own].sort((a, b) => (a.postAt < b.postAt ? -1 : 1)).at(-1);
    return latest === undefined ? [] : [{ board, notice: latest }];
  });
}

/** An organization and those above it, from itself up. A circle ends where it began. */
function lineOf(vault: OpenVault, unit: string): readonly string[] {
  const organizations = vault.index.organizations();
  const line: string[] = [];
  for (let id = unit; id !== '' && !line.includes(id); ) {
    line.push(id);
    id = textAt(organizations, 'parentId', organizations.rowOf(id) ?? -1);
  }
  return line;
}

type Step = (typeof NOTICE_CHAIN)[number];

async function startOf(
  vault: OpenVault,
  unit: string,
  matter: NoticeMatterKey,
  step: Step,
): Promise<RecordValues> {
  const policyId = policyOf(vault, matter.policyKind);
  const policy = policyId === undefined ? {} : ((await valuesOfAll(vault, [policyId])).get(policyId) ?? {});
  const kind = labelOf('benefit-kind', matter.policyKind);
  const heading = noticeTopic(kind, matter.period, labelOf('notice-board', step.board));
  const rows = beneficiaries(vault, unit, matter);
  const [own = unit, ...above] = lineOf(vault, unit);
  // The village posts the first board, its committee the second and the third.
  const poster = step.level === 'village' ? own : (above[0] ?? own);
  return {
    ...initialValues(RECORD_TYPES['public-notice']),
    ...noticeStart(step, policy),
    ...lastPosting(vault, poster, step.level),
    topic: heading,
    branchId: poster,
    policyKind: matter.policyKind,
    ...(matter.period === '' ? {} : { period: matter.period }),
    ...(policyId === undefined ? {} : { policyId }),
    ...(rows.length === 0 ? {} : { count: rows.length, content: textFor(vault, heading, rows, policy) }),
  };
}

/** Where and by whom the office posted last at this level: mostly the same board and the same hand. */
function lastPosting(vault: OpenVault, poster: string, level: string): RecordValues {
  const index = indexOf(vault, NOTICE);
  const latest = rowsIn(vault, index, null)
    .filter((row) => textAt(index, 'branchId', row) === poster && textAt(index, 'level', row) === level)
    .sort((a, b) => (textAt(index, 'postAt', a) < textAt(index, 'postAt', b) ? -1 : 1))
    .at(-1);
  if (latest === undefined) return {};
  return { places: index.cell('places', latest), keeper: index.cell('keeper', latest) };
}

/** The policy's record of that kind, the latest. */
function policyOf(vault: OpenVault, kind: string): string | undefined {
  const index = indexOf(vault, 'benefit-policy');
  const rows = rowsIn(vault, index, null).filter((row) => textAt(index, 'kind', row) === kind);
  const latest = rows.sort((a, b) => (textAt(index, 'year', a) < textAt(index, 'year', b) ? -1 : 1)).at(-1);
  return latest === undefined ? undefined : index.idAt(latest);
}

function beneficiaries(
  vault: OpenVault,
  unit: string,
  { policyKind, period }: NoticeMatterKey,
): readonly number[] {
  const index = indexOf(vault, 'benefit');
  return rowsIn(vault, index, unit).filter(
    (row) => textAt(index, 'policyKind', row) === policyKind && textAt(index, 'period', row) === period,
  );
}

function textFor(vault: OpenVault, heading: string, rows: readonly number[], policy: RecordValues): string {
  const index = indexOf(vault, 'benefit');
  const columns = POSTED.filter((key) => rows.some((row) => index.has(key, row)));
  const lines = rows.map((row) => ({
    group: textAt(index, 'group', row),
    head: textAt(index, 'head', row),
    values: columns.map((key) => displayText(benefit.fields[key], index.cell(key, row))),
  }));
  const labels = columns.map((key) => benefit.fields[key].label.replace(/（.*）/u, ''));
  return noticeText(heading, labels, lines, textOf(policy, 'hotline'));
}

/** Posts the next notice of a chain, in the order of the levels. */
export async function postNotice(
  work: Work,
  { unit, matter, board, values }: Parameters<DataApi['postNotice']>[0],
): Promise<Result<CommitAnswer>> {
  const links = linksOf(await hanging(work.vault, unit, matter));
  const refusal = postingRefusal(links, board, textOf(values, 'postAt') ?? '');
  if (refusal !== undefined) return err(appError('records.rule-refused', { reason: refusal }));
  return commitChanges(work, [{ id: null, type: NOTICE, values }], { kind: 'create' });
}

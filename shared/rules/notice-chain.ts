import type { RecordValues } from '../records/define';
import { type NoticeStanding, policyDays } from './notice-standing';
import { nextDay } from './working-days';

/**
 * Three-level notice (三级公示、三榜定案): the village posts who applied and was assessed, the township whom it
 * examined, the county whom it approved; only then is the list settled. Practice differs in days, not in the order.
 */
export const NOTICE_CHAIN = [
  { board: 'first', level: 'village', label: '一榜·村级公示' },
  { board: 'second', level: 'town', label: '二榜·乡镇级公示' },
  { board: 'third', level: 'county', label: '三榜·县级公示' },
] as const;

export type ChainBoard = (typeof NOTICE_CHAIN)[number]['board'];

/** A notice of the chain that is there: its title to name it by, and how it stands. */
export interface ChainLink {
  readonly board: ChainBoard;
  readonly standing: NoticeStanding;
}

/** The board that comes next; undefined: all three are posted. */
export function nextBoard(links: readonly ChainLink[]): ChainBoard | undefined {
  return NOTICE_CHAIN.find(({ board }) => !links.some((link) => link.board === board))?.board;
}

/** First day on which the next board may be posted: the one before it has hung all its days. */
export function earliestPosting(links: readonly ChainLink[]): string | undefined {
  const ends = links.flatMap(({ standing }) => standing.end ?? []).sort();
  const last = ends.at(-1);
  return last === undefined ? undefined : nextDay(last);
}

/** Why a board can't be posted on a day, in words; undefined: it can. */
export function postingRefusal(
  links: readonly ChainLink[],
  board: ChainBoard,
  postAt: string,
): string | undefined {
  const place = NOTICE_CHAIN.findIndex((step) => step.board === board);
  const missing = NOTICE_CHAIN.slice(0, place).find(
    (step) => !links.some((link) => link.board === step.board),
  );
  const label = NOTICE_CHAIN[place]?.label ?? '';
  if (missing !== undefined)
    return `三级公示按村、乡镇、县的顺序进行：${missing.label}还没有登记，不能登记${label}。`;
  const before = links.filter((link) => NOTICE_CHAIN.findIndex((step) => step.board === link.board) < place);
  const open = before.flatMap(({ standing }) => standing.marks).find(({ kind }) => kind === 'objections');
  if (open !== undefined) return `上一榜还有${open.text}，办结之后才能登记${label}。`;
  const earliest = earliestPosting(before);
  if (earliest === undefined || postAt >= earliest) return undefined;
  return `上一榜要公示到期才能登记${label}：最早 ${earliest}（三级公示、三榜定案，逐级公示期满）。`;
}

/** What a policy's notice at one level is called: 2026年第三季度最低生活保障一榜公示. */
export const noticeTopic = (policy: string, period: string, board: string): string =>
  `${period}${policy}${board}公示`;

/** A beneficiary as the public board shows him: no number, no account, no reason. */
export interface PostedLine {
  readonly group: string;
  readonly head: string;
  readonly values: readonly string[];
}

/** Longest text that a notice's record takes; a longer list hangs beside it as an attachment. */
const MOST_CHARACTERS = 7_500;

/** Text of a notice with its list of beneficiaries, as far as it fits. */
export function noticeText(
  heading: string,
  columns: readonly string[],
  lines: readonly PostedLine[],
  hotline: string | undefined,
): string {
  const head = `${heading}，共 ${lines.length} 户，现予公示。公示期内有异议的，请向张榜单位反映。`;
  const phone = hotline === undefined ? '' : `监督电话：${hotline}`;
  const list = lines.map(({ group, head: name, values }, at) =>
    [`${at + 1}.`, group, name, ...values.map((value, column) => `${columns[column] ?? ''}${value}`)]
      .filter((part) => part !== '')
      .join(' '),
  );
  const whole = [head, ...list, phone].filter((line) => line !== '').join('\n');
  return whole.length <= MOST_CHARACTERS
    ? whole
    : [head, '名单较长，见附件。', phone].filter((line) => line !== '').join('\n');
}

/** Values of a new notice at one level, from its policy's record (empty when there is none). */
export function noticeStart(step: (typeof NOTICE_CHAIN)[number], policy: RecordValues): RecordValues {
  const asked = policyDays(policy);
  const { hotline } = policy;
  return {
    subject: 'target',
    level: step.level,
    board: step.board,
    ...(asked ?? {}),
    ...(typeof hotline === 'string' && hotline !== '' ? { hotline } : {}),
  };
}

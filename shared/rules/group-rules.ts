import type { CheckLevel, Finding, RecordValues } from '../records/define';
import { parseArchiveNo } from './archive-number';
import { finding } from './checks';
import { addMonths } from './partial-date';
import { textOf } from './values';

/** What a rule over several records may ask beside them. */
export interface GroupQuestions {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Field of another live record; undefined: no such record, or nothing filled in. */
  readonly fieldOf: (id: string, field: string) => unknown;
}

/** A finding, said of one of the records. */
export interface GroupFinding {
  /** Place among the records that were given. */
  readonly at: number;
  readonly finding: Finding;
}

/** A rule over all live records of one type that belong together, such as the reviews of one branch in one year. */
export interface GroupRule {
  readonly type: string;
  /** Gravest level of its checks: numbers of errors are kept at hand, so only rules that find some are asked often. */
  readonly worst: CheckLevel;
  /** Fields that the rule reads; lists can't be among them. */
  readonly reads: readonly string[];
  /** What a record belongs to; undefined: to nothing that the rule looks at. */
  readonly groupOf: (values: RecordValues) => string | undefined;
  readonly check: (records: readonly RecordValues[], ask: GroupQuestions) => readonly GroupFinding[];
}

/** Records with this value at a field, which every record has that the group is made of. */
const joined = (values: RecordValues, ...keys: readonly string[]): string | undefined => {
  const parts = keys.map((key) => textOf(values, key));
  return parts.every((part) => part !== undefined) ? parts.join('\n') : undefined;
};

/** At most a third of those who take part are excellent (V14). Probationary members take part without a grade. */
const excellentRule: GroupRule = {
  type: 'member-review',
  worst: 'warning',
  reads: ['branchId', 'year', 'committeeGrade'],
  groupOf: (values) => joined(values, 'branchId', 'year'),
  check: (records) => {
    const excellent = records.flatMap(({ committeeGrade }, at) =>
      committeeGrade === 'excellent' ? [at] : [],
    );
    const most = Math.floor(records.length / 3);
    const [at] = excellent;
    if (at === undefined || excellent.length <= most) return [];
    const message = `本支部这一年评定优秀 ${excellent.length} 人，参加评议 ${records.length} 人的三分之一是 ${most} 人。请核对名单，或由上级党组织批准。`;
    return [{ at, finding: finding('V14', 'committeeGrade', message) }];
  },
};

/** An archive number stands for one item (V23), and items are numbered without gaps within their class (V24). */
const archiveNoRule: GroupRule = {
  type: 'document',
  worst: 'error',
  reads: ['archiveNo'],
  groupOf: ({ archiveNo }) => parseArchiveNo(archiveNo)?.series,
  check: (records) => {
    const items = records.map(({ archiveNo }) => parseArchiveNo(archiveNo)?.item ?? 0);
    const order = items.map((_, at) => at).sort((a, b) => (items[a] ?? 0) - (items[b] ?? 0));
    const findings: GroupFinding[] = [];
    let before = 0;
    for (const at of order) {
      const item = items[at] ?? 0;
      const say = (check: 'V23' | 'V24', message: string) =>
        findings.push({ at, finding: finding(check, 'archiveNo', message) });
      if (item === before) say('V23', `档号 ${String(records[at]?.archiveNo)} 另一份资料已在用。请改件号。`);
      else if (item > before + 1)
        say('V24', `件号从 ${before} 跳到 ${item}，中间缺 ${item - before - 1} 件。请核对是否漏登。`);
      before = item;
    }
    return findings;
  },
};

/** Months without a record of dues after which somebody has to ask why. */
const SILENT_MONTHS = 6;
const SETTLED: readonly unknown[] = ['paid', 'late', 'exempt'];

/** Half a year without dues is a reason to ask, never to act (V28). Only where dues were recorded before. */
const duesRule: GroupRule = {
  type: 'dues',
  worst: 'note',
  reads: ['memberId', 'month', 'status', 'name'],
  groupOf: (values) => joined(values, 'memberId'),
  check: (records, { today, fieldOf }) => {
    const member = textOf(records[0] ?? {}, 'memberId');
    if (member === undefined || fieldOf(member, 'status') !== 'normal') return [];
    const months = records.map((one) => (SETTLED.includes(one.status) ? (textOf(one, 'month') ?? '') : ''));
    const last = [...months].sort().at(-1) ?? '';
    const limit = addMonths(today, -SILENT_MONTHS)?.slice(0, 'YYYY-MM'.length);
    if (last === '' || limit === undefined || last.slice(0, limit.length) >= limit) return [];
    const name = textOf(records[0] ?? {}, 'name') ?? '';
    const message = `${name}的党费记录停在 ${last}，已满六个月。请了解情况并记录谈话，是否处理由党组织研究决定。`;
    return [{ at: months.indexOf(last), finding: finding('V28', 'month', message) }];
  },
};

export const GROUP_RULES: readonly GroupRule[] = [excellentRule, archiveNoRule, duesRule];

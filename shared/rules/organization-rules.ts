import type { Finding, RecordRule } from '../records/define';
import { finding } from './checks';
import { addMonths, isSurelyBefore, latestDay } from './partial-date';
import { isUnifiedCreditCode } from './unified-credit-code';
import { isEmptyValue, textOf } from './values';

/** Longest term of a Party committee or branch committee. */
const LONGEST_TERM_MONTHS = 60;
const LONGEST_EXTENSION_MONTHS = 12;
/** Kinds whose leadership is elected for a term. */
const WITH_TERM: readonly string[] = ['committee', 'general-branch', 'branch', 'joint-branch'];

/** Term: past its end without renewal or extension (V26), or not a term at all (V63). */
const termRule: RecordRule = (values, { today }) => {
  const end = textOf(values, 'termEnd');
  const elected = textOf(values, 'electedDate');
  if (end === undefined || !isEmptyValue(values.endDate)) return [];
  const findings: Finding[] = [];
  if (isSurelyBefore(end, today) && !isExtended(end, textOf(values, 'extensionNo'), today)) {
    findings.push(
      finding('V26', 'termEnd', `任期已于 ${end} 届满。请登记换届结果，或填写延期换届批复文号。`),
    );
  }
  if (elected !== undefined && isSurelyBefore(end, elected)) {
    findings.push(finding('V63', 'termEnd', '任期届满日期早于当选日期。请核对。'));
  } else if (elected !== undefined && isLongerThanATerm(elected, end)) {
    findings.push(finding('V63', 'termEnd', '任期超过五年。请核对当选日期和届满日期。'));
  }
  return findings;
};

const isExtended = (end: string, extensionNo: string | undefined, today: string): boolean => {
  const limit = addMonths(latestDay(end) ?? '', LONGEST_EXTENSION_MONTHS);
  return extensionNo !== undefined && limit !== undefined && today <= limit;
};

const isLongerThanATerm = (elected: string, end: string): boolean => {
  const limit = addMonths(latestDay(elected) ?? '', LONGEST_TERM_MONTHS);
  return limit !== undefined && isSurelyBefore(limit, end);
};

/** Codes: credit code (V60) and region code (V62). */
const codesRule: RecordRule = (values) => {
  const findings: Finding[] = [];
  const unitCode = textOf(values, 'unitCode');
  if (unitCode !== undefined && !isUnifiedCreditCode(unitCode.toUpperCase())) {
    findings.push(
      finding(
        'V60',
        'unitCode',
        '统一社会信用代码应为 18 位且校验相符（不用 I、O、S、V、Z）。请对照证书改正。',
      ),
    );
  }
  const regionCode = textOf(values, 'regionCode');
  if (regionCode !== undefined && !/^[1-8]\d{5}(\d{3}){0,2}$/.test(regionCode)) {
    findings.push(finding('V62', 'regionCode', '行政区划代码应为 6、9 或 12 位数字。请核对。'));
  }
  return findings;
};

/** Vacant secretary (V64). The paper leaves the line empty while the post is vacant; a note keeps it in mind. */
const secretaryRule: RecordRule = (values) => {
  const isActive = isEmptyValue(values.endDate) && WITH_TERM.includes(textOf(values, 'orgType') ?? '');
  return isActive && isEmptyValue(values.secretary)
    ? [finding('V64', 'secretary', '书记空缺。空缺超过三个月的，列入薄弱党组织排查范围。')]
    : [];
};

export const organizationRules: readonly RecordRule[] = [termRule, codesRule, secretaryRule];

/** What must be known of one organization to judge its size. */
export interface BranchSize {
  readonly orgType: string | undefined;
  /** Full members whose organization this is, without those below it. */
  readonly fullMembers: number;
  /** Full and probationary members. */
  readonly members: number;
  /** Members of its leadership named in `posts` or as secretary. */
  readonly leaders: number;
}

/**
 * Size against kind (V27): a branch has at least 3 full members (fewer belong to a joint branch) and normally at most
 * 50 members; from 7 full members on it elects a committee of 3 to 7. A branch without any member is being set up.
 */
export function branchSizeFindings(size: BranchSize): readonly Finding[] {
  const isBranch = size.orgType === 'branch' || size.orgType === 'joint-branch';
  if (!isBranch || size.members === 0) return [];
  const findings: Finding[] = [];
  if (size.orgType === 'branch' && size.fullMembers < 3) {
    findings.push(
      finding(
        'V27',
        'orgType',
        `正式党员 ${size.fullMembers} 人，不足 3 人，应与邻近单位成立联合党支部。请核对。`,
      ),
    );
  }
  if (size.fullMembers >= 7 && size.leaders < 3) {
    findings.push(
      finding(
        'V27',
        'posts',
        `正式党员 ${size.fullMembers} 人，应设 3 至 5 人的支部委员会（最多 7 人）。请登记班子成员。`,
      ),
    );
  }
  if (size.members > 50) {
    findings.push(
      finding('V27', 'orgType', `党员 ${size.members} 人，超过 50 人，可考虑设党总支或分设支部。`),
    );
  }
  return findings;
}

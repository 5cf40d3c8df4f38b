import type { RecordRule } from '../records/define';
import { document } from '../records/document';
import { fund } from '../records/fund';
import { massOrganization } from '../records/mass-organization';
import { photoArchive } from '../records/photo-archive';
import { publicity } from '../records/publicity';
import { ruleDocument } from '../records/rule-document';
import { teamRoster } from '../records/team-roster';
import { venue } from '../records/venue';
import { parseArchiveNo } from './archive-number';
import { finding } from './checks';
import { strangersNumberRule } from './citizen-number-rules';
import { datesInOrder, notAhead, notNegative } from './common-rules';
import { isSurelyBefore } from './partial-date';
import { isEmptyValue, textOf } from './values';

const ALLOWED: readonly string[] = ['public', 'internal'];
/** A mark of secrecy as it stands on paper: 秘密★5年, 机密★. */
const MARK = /(?:绝密|机密|秘密)\s*[★☆]/u;

/** Only public and internal papers; a classified one must leave this computer (V25). */
const secrecyRule: RecordRule = (values) => {
  const secrecy = textOf(values, 'secrecy');
  if (secrecy !== undefined && !ALLOWED.includes(secrecy)) return [secret('secrecy')];
  const marked = ['title', 'documentNo', 'remark'].find((key) => MARK.test(textOf(values, key) ?? ''));
  return marked === undefined ? [] : [secret(marked)];
};

const secret = (field: string) =>
  finding(
    'V25',
    field,
    '本程序只收公开和内部资料，涉密文件不得录入、存储。请立即删除这份资料及附件，并报告本单位保密人员。',
  );

/** An archive number is written as the standard says, so that volumes can be bound by it (V24). */
const archiveNoRule: RecordRule = (values) => {
  const written = textOf(values, 'archiveNo');
  if (written === undefined || parseArchiveNo(written) !== undefined) return [];
  const message = '档号一般写作“全宗号-门类·年度-保管期限-机构-件号”，如 0123-WS·2026-D30-DZB-0001。请核对。';
  return [finding('V24', 'archiveNo', message)];
};

export const documentRules: readonly RecordRule[] = [
  secrecyRule,
  archiveNoRule,
  datesInOrder(document.fields, ['date', 'receivedAt']),
  notAhead(document.fields, 'receivedAt'),
  notNegative(document.fields, 'pages', 'copies'),
];

export const ruleDocumentRules: readonly RecordRule[] = [
  datesInOrder(ruleDocument.fields, ['issuedAt', 'from'], ['from', 'to']),
  (values) =>
    values.state === 'ended' && isEmptyValue(values.to)
      ? [finding('V145', 'to', '制度已废止，请填写废止日期。')]
      : [],
];

export const teamRosterRules: readonly RecordRule[] = [
  strangersNumberRule('idNo'),
  datesInOrder(teamRoster.fields, ['birthDate', 'from'], ['from', 'to']),
  notAhead(teamRoster.fields, 'birthDate'),
  (values) =>
    values.state === 'left' && isEmptyValue(values.to)
      ? [finding('V145', 'to', '已经离岗，请填写离任日期。')]
      : [],
];

export const massOrganizationRules: readonly RecordRule[] = [
  datesInOrder(massOrganization.fields, ['foundDate', 'electedDate'], ['electedDate', 'termEnd']),
  (values, { today }) => {
    const end = textOf(values, 'termEnd');
    return end !== undefined && isSurelyBefore(end, today)
      ? [finding('V26', 'termEnd', `任期已于 ${end} 届满。请登记换届结果。`)]
      : [];
  },
  notNegative(massOrganization.fields, 'headcount'),
];

export const venueRules: readonly RecordRule[] = [
  notNegative(venue.fields, 'area', 'cost'),
  datesInOrder(venue.fields, ['builtAt', 'awardedAt']),
];

export const fundRules: readonly RecordRule[] = [
  notNegative(fund.fields, 'amount'),
  notAhead(fund.fields, 'date'),
];

export const publicityRules: readonly RecordRule[] = [
  notNegative(publicity.fields, 'copies', 'audience'),
  notAhead(publicity.fields, 'date'),
];

export const photoArchiveRules: readonly RecordRule[] = [
  notNegative(photoArchive.fields, 'count'),
  notAhead(photoArchive.fields, 'date'),
];

import type { Finding, RecordRule, RecordValues, RuleContext } from '../records/define';
import { finding } from './checks';
import { type CitizenNumber, convertOldNumber, type NumberFault, readCitizenNumber } from './citizen-number';
import { canBeSameDay, isPartialDate } from './partial-date';
import { textOf } from './values';

/** Finding at a citizen number that is none, with what to do about it. */
export function numberFaultFinding(fault: NumberFault, field: string, length: number): Finding {
  switch (fault) {
    case 'scientific':
    case 'lost-digits':
      return finding(
        'V41',
        field,
        '号码被电子表格当作数字保存，末位数字已丢失，无法还原。请查原件重填，并先把该列设为“文本”格式。',
      );
    case 'masked':
      return finding('V40', field, '号码中间被星号隐去，不是完整的号码。请向报送单位索取完整号码。');
    case 'old':
      return finding('V45', field, '这是 15 位旧号，保存前会换算为 18 位。请对照身份证核对。');
    case 'length':
      return finding('V40', field, `号码应为 18 位，现为 ${length} 位。请对照身份证补正。`);
    case 'characters':
      return finding('V40', field, '号码中有数字和末位 X 以外的字符。请对照身份证改正。');
    case 'area':
      return finding('V42', field, '号码前几位不是任何省份的地区码。请对照身份证改正。');
    case 'date':
      return finding('V43', field, '号码中第 7 至 14 位不是真实存在的日期。请对照身份证改正。');
    case 'future':
      return finding('V43', field, '号码中的出生日期晚于今天。请对照身份证改正。');
    case 'check-digit':
      return finding('V01', field, '号码最后一位校验不符，其中必有数字填错。请对照身份证逐位核对。');
  }
}

/** Number of somebody who is not among our members: only the number itself is judged. */
export const strangersNumberRule =
  (key: string): RecordRule =>
  (values, { today }) => {
    const text = textOf(values, key);
    if (text === undefined) return [];
    const reading = readCitizenNumber(text, today);
    if (reading.ok) return [];
    return reading.fault === 'old'
      ? [finding('V45', key, '这是 15 位旧号。请对照身份证换成 18 位。')]
      : [numberFaultFinding(reading.fault, key, text.length)];
  };

/** The citizen number itself (V01, V33, V40 to V45) and against birth date and sex (V02). */
export const citizenNumberRule: RecordRule = (values, context) => {
  const text = textOf(values, 'idNo');
  if (text === undefined) return missingNumber(values);
  const reading = readCitizenNumber(text, context.today);
  if (!reading.ok) {
    // What can't be converted is no old number either, only a number of the wrong length.
    const isPlainlyWrong = reading.fault === 'old' && convertOldNumber(text) === undefined;
    return [numberFaultFinding(isPlainlyWrong ? 'length' : reading.fault, 'idNo', text.length)];
  }
  return [...marks(reading.value, values), ...contradictions(reading.value, values)];
};

/** Birth date as far as it is known: the file's own, else what a valid or old citizen number says. */
export function birthDateOf(values: RecordValues, context: RuleContext): string | undefined {
  const own = textOf(values, 'birthDate');
  if (own !== undefined && isPartialDate(own)) return own;
  const text = textOf(values, 'idNo');
  if (text === undefined) return undefined;
  const reading = readCitizenNumber(convertOldNumber(text) ?? text, context.today);
  return reading.ok ? reading.value.birthDate : undefined;
}

function missingNumber(values: RecordValues): readonly Finding[] {
  if (textOf(values, 'noIdReason') !== undefined) return [];
  const message =
    values.isLost === true
      ? '失联党员可以没有号码，但请填写“无公民身份号码原因”。'
      : '没有公民身份号码。请补填；确实查不到的，填写“无公民身份号码原因”。';
  return [finding('V33', 'idNo', message)];
}

function marks(number: CitizenNumber, values: RecordValues): readonly Finding[] {
  const findings: Finding[] = [];
  if (values.idNoConverted === true) {
    findings.push(
      finding(
        'V45',
        'idNo',
        '号码由 15 位旧号换算而来。请对照身份证核对，无误后把“号码由15位换算”改为“否”。',
      ),
    );
  }
  if (number.endsInZeros) {
    findings.push(
      finding('V44', 'idNo', '号码末三位是 000，可能被电子表格丢失了末位数字。请对照身份证核对。'),
    );
  }
  return findings;
}

function contradictions(number: CitizenNumber, values: RecordValues): readonly Finding[] {
  const findings: Finding[] = [];
  const birthDate = textOf(values, 'birthDate');
  if (birthDate !== undefined && isPartialDate(birthDate) && !canBeSameDay(birthDate, number.birthDate)) {
    findings.push(
      finding(
        'V02',
        'birthDate',
        `与公民身份号码中的出生日期 ${number.birthDate} 不一致。以人事档案为准，请核对。`,
      ),
    );
  }
  const gender = textOf(values, 'gender');
  if ((gender === '1' || gender === '2') && gender !== number.gender) {
    const meant = number.gender === '1' ? '男' : '女';
    findings.push(finding('V02', 'gender', `公民身份号码第 17 位表示${meant}性，与所填性别不一致。请核对。`));
  }
  return findings;
}

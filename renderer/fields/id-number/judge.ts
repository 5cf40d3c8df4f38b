import { normaliseCitizenNumber } from '../../../shared/records/normalise';
import { type NumberFault, readCitizenNumber } from '../../../shared/rules/citizen-number';

/** Verdict on a citizen number while it is typed. */
export interface Verdict {
  readonly good: boolean;
  /** Fits beside the number in the input. */
  readonly short: string;
  readonly words: string;
}

const WORDS: Readonly<Record<NumberFault, string>> = {
  scientific: '表格软件把号码变成了科学计数，末尾数字已丢失，请对照原件重填',
  'lost-digits': '末位数字可能已丢失，请对照原件重填',
  masked: '号码被遮盖过，请填写完整号码',
  old: '15 位旧号码，请换成现在的 18 位号码',
  length: '号码应为 18 位',
  characters: '号码只能有数字，末位可以是 X',
  area: '前两位不是任何省级地区的代码',
  date: '第 7 至 14 位不是有效的出生日期',
  future: '出生日期晚于今天',
  'check-digit': '校验位不对，请逐位核对原件',
};

/** Null for an empty field: missing is another check's business. `today` is `YYYY-MM-DD`. */
export function judgeNumber(text: string, today: string): Verdict | null {
  const number = normaliseCitizenNumber(text);
  if (number === '') return null;
  const reading = readCitizenNumber(text, today);
  if (reading.ok) return { good: true, short: '', words: '号码校验正确' };
  const short =
    reading.fault === 'length'
      ? `${number.length}/18`
      : reading.fault === 'check-digit'
        ? '校验位不对'
        : '有误';
  return { good: false, short, words: WORDS[reading.fault] };
}

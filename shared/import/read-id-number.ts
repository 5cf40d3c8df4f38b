import type { Finding } from '../records/define';
import { normaliseCitizenNumber } from '../records/normalise';
import { finding } from '../rules/checks';
import { isNumberCellDamaged } from '../rules/citizen-number';
import type { Cell } from './cell';
import { cleanText } from './heading';
import type { CellReading } from './read-cell';

const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d+$/i;
const NOTHING = /^(?:无|不详|未知|暂无|[-—–_/\\]+)$/;

/**
 * Reads a citizen number. What can still be right is tidied and judged by the record's own checks afterwards; a number
 * that went through a number cell is damaged whatever it looks like and is refused, not guessed.
 */
export function readIdNumber(cell: Cell, key: string): CellReading {
  const isNumber = cell.kind === 'number' || cell.kind === 'date';
  if (isNumber && isNumberCellDamaged(cell.number)) return damaged(cell.text, key);
  const raw = isNumber ? String(cell.number) : cell.text;
  const text = normaliseCitizenNumber(raw);
  if (text === '' || NOTHING.test(text)) return { value: undefined, findings: [] };
  if (SCIENTIFIC.test(text)) return damaged(text, key);
  const findings: Finding[] = [];
  if (!isNumber && text !== raw.toUpperCase()) {
    findings.push(finding('V57', key, '已去掉号码中的空格、全角或看不见的字符'));
  }
  return { value: text, findings };
}

function damaged(shown: string, key: string): CellReading {
  const text = cleanText(shown);
  const message = `号码“${text}”在表格中按数字保存，末位已丢失，无法恢复。请查原件重填，并先把该列设为“文本”格式`;
  return { value: text, findings: [finding('V41', key, message)] };
}

import type { Finding } from '../records/define';
import { normaliseCitizenNumber } from '../records/normalise';
import { convertOldNumber, isNumberCellDamaged } from '../rules/citizen-number';
import { finding } from '../rules/checks';
import type { Cell } from './cell';
import { cleanText } from './heading';
import type { CellReading } from './read-cell';

const OLD = /^\d{15}$/;
const SCIENTIFIC = /^\d(?:\.\d+)?E\+?\d+$/i;
const NOTHING = /^(?:无|不详|未知|暂无|[-—–_/\\]+)$/;

/**
 * Reads a citizen number. What can still be right is tidied and checked by the record's own checks afterwards; a number
 * that went through a number cell is damaged whatever it looks like and is refused, not guessed.
 * @param birthDate birth date of the same row: decides the century of a 15-digit number
 */
export function readIdNumber(cell: Cell, key: string, birthDate?: string): CellReading {
  const isNumber = cell.kind === 'number' || cell.kind === 'date';
  if (isNumber && isNumberCellDamaged(cell.number)) return damaged(cell.text, key);
  const raw = isNumber ? String(cell.number) : cell.text;
  const text = normaliseCitizenNumber(raw);
  if (text === '' || NOTHING.test(text)) return { value: undefined, findings: [] };
  if (SCIENTIFIC.test(text)) return damaged(text, key);
  const findings: Finding[] = [];
  if (!isNumber && text.toUpperCase() !== raw.trim().toUpperCase()) {
    findings.push(finding('V57', key, '已去掉号码中的空格、全角或看不见的字符'));
  }
  if (!OLD.test(text)) return { value: text, findings };
  return converted(text, key, findings, birthDate);
}

function damaged(shown: string, key: string): CellReading {
  const text = cleanText(shown);
  const message = `号码“${text}”在表格中按数字保存,末位已丢失,无法恢复。请把该列设为文本格式后重新填写完整号码`;
  return { value: text, findings: [finding('V41', key, message)] };
}

function converted(old: string, key: string, findings: Finding[], birthDate?: string): CellReading {
  const number = convertOldNumber(old, birthDate);
  if (number === undefined) return { value: old, findings };
  const message = `15 位旧号 ${old} 已换算为 ${number},请对照身份证核对`;
  return { value: number, findings: [...findings, finding('V45', key, message)], converted: true };
}

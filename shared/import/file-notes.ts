import { appError } from '../kernel/errors';
import type { FileState } from './import-file';
import { indexHeadings } from './known-headings';
import type { ImportSession } from './session';
import { SKIP_LABELS } from './skip-rows';
import { totalNotes } from './total-rows';

const SHOWN_ROWS = 5;
const SHOWN_NAMES = 8;

/**
 * Everything the clerk should know about a file of the import, as Chinese sentences: what the reader did not run, which
 * rows are no records, which columns clash, which organizations the commit will create.
 */
export function fileNotes(session: ImportSession, file: FileState): readonly string[] {
  if (file.table === null) {
    return [...file.workbook.notes, appError('import.no-table', { file: file.name }).message];
  }
  return [
    ...file.workbook.notes,
    ...skippedNote(file),
    ...totalNotes(session.deps.type, file),
    ...listNotes(session, file),
    ...clashNotes(session, file),
    ...branchNote(file),
  ];
}

function skippedNote({ table }: FileState): readonly string[] {
  const byReason = new Map<string, number[]>();
  for (const { reason, row } of table?.skipped ?? []) {
    byReason.set(SKIP_LABELS[reason], [...(byReason.get(SKIP_LABELS[reason]) ?? []), row]);
  }
  if (byReason.size === 0) return [];
  const parts = [...byReason].map(([label, rows]) => {
    const shown = rows.slice(0, SHOWN_ROWS).join('、');
    return `${label}（第 ${shown} 行${rows.length > SHOWN_ROWS ? `等 ${rows.length} 行` : ''}）`;
  });
  return [`以下各行不是记录，没有导入：${parts.join('；')}。`];
}

/** Columns of lists that a cell can't hold: what stands there would be lost without a word. */
function listNotes({ deps }: ImportSession, { mapping }: FileState): readonly string[] {
  const { leftOut } = indexHeadings(deps.type);
  const columns = (mapping?.columns ?? []).filter(
    ({ field, heading, samples }) =>
      field === null && samples.length > 0 && heading.split('/').some((part) => leftOut(part) !== undefined),
  );
  if (columns.length === 0) return [];
  const names = columns.map(({ heading }) => `“${heading}”`).join('、');
  return [`${names}每条有几项内容，一格里写不清，没有导入，请在记录里填写。`];
}

function clashNotes({ deps }: ImportSession, { mapping }: FileState): readonly string[] {
  return (mapping?.clashes ?? []).map(({ field, columns }) => {
    const names = columns.map((at) => mapping?.columns.find(({ column }) => column === at)?.heading ?? '');
    return `有 ${columns.length} 列都像“${deps.type.fields[field]?.label ?? field}”：${names.join('、')}。请核对列的对应。`;
  });
}

function branchNote({ rows }: FileState): readonly string[] {
  const names = new Set<string>();
  for (const { branch, proposed } of rows) {
    if (branch !== null && 'create' in branch && proposed?.status !== 'refused') names.add(branch.create);
  }
  if (names.size === 0) return [];
  const shown = [...names].slice(0, SHOWN_NAMES).join('、');
  return [`将新建 ${names.size} 个党组织：${shown}${names.size > SHOWN_NAMES ? ' 等' : ''}。`];
}

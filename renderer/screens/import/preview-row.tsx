import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import type { Finding } from '../../../shared/records/define';
import type { ImportRow, ImportStatus } from '../../data/api';
import classes from './import.module.css';

const WORDS: Readonly<Record<ImportStatus, string>> = {
  new: '新增',
  changed: '修改',
  same: '相同',
  suspect: '可疑',
  refused: '未通过',
};

/** One row and, below it, why it is suspect or refused. Cells with a finding are marked and can be typed over. */
export function PreviewRow(props: {
  readonly row: ImportRow;
  readonly fields: readonly string[];
  readonly onMend: (field: string, text: string) => Promise<void>;
  readonly onAccept: (yes: boolean) => void;
}) {
  const { row, fields } = props;
  const reasons = row.findings.filter(isReason);
  return (
    <>
      <tr className={classes.row} data-status={row.status}>
        <td className={classes.number}>{row.row}</td>
        <td className={classes.status}>
          {row.status === 'suspect' ? (
            <Checkbox
              size="xs"
              label="可疑，导入"
              aria-label={`第 ${row.row} 行可疑，仍然导入`}
              checked={row.accepted}
              onChange={(event) => props.onAccept(event.currentTarget.checked)}
            />
          ) : (
            WORDS[row.status]
          )}
        </td>
        {fields.map((field) => (
          <PreviewCell key={field} row={row} field={field} onMend={(text) => props.onMend(field, text)} />
        ))}
      </tr>
      {reasons.length > 0 && (
        <tr className={classes.reasons} data-status={row.status}>
          <td />
          <td colSpan={fields.length + 1}>{reasons.map(sentence).join('；')}</td>
        </tr>
      )}
    </>
  );
}

/** A field nobody has filled in yet counts in the record's completeness; named at every row it would hide the reasons. */
export const isReason = ({ check }: Finding): boolean => check !== NOT_FILLED_IN;
const NOT_FILLED_IN = 'V32';

const sentence = (finding: Finding): string => `${finding.check} ${finding.message}`;

function PreviewCell(props: {
  readonly row: ImportRow;
  readonly field: string;
  readonly onMend: (text: string) => Promise<void>;
}) {
  const { row, field } = props;
  const [typed, setTyped] = useState<string | null>(null);
  const cell = row.cells[field];
  const change = row.changed.find((item) => item.field === field);
  const worst = row.findings.find((finding) => finding.field === field && isReason(finding))?.level;
  const text = cell?.text ?? '';

  if (typed !== null) {
    const finish = (keep: boolean) => {
      setTyped(null);
      if (keep && typed !== (cell?.raw ?? '')) void props.onMend(typed);
    };
    return (
      <td className={classes.editing}>
        <input
          // biome-ignore lint/a11y/noAutofocus: the user pressed this very cell to type here
          autoFocus
          aria-label={`改正第 ${row.row} 行`}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={() => finish(true)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') finish(true);
            if (event.key === 'Escape') finish(false);
          }}
        />
      </td>
    );
  }
  const before = change === undefined ? '' : `原来：${change.before === '' ? '（空）' : change.before}`;
  return (
    <td data-level={worst} data-changed={change !== undefined || undefined}>
      <button
        type="button"
        className={classes.cell}
        aria-label={text === '' && (cell?.raw ?? '') === '' ? '空白，可填写' : undefined}
        title={
          [before, cell?.raw !== text ? `文件中：${cell?.raw ?? ''}` : ''].filter(Boolean).join('\n') || text
        }
        onClick={() => setTyped(cell?.raw ?? '')}
      >
        {text === '' ? (cell?.raw ?? '') : text}
      </button>
    </td>
  );
}

import { Button } from '@mantine/core';
import { useState } from 'react';
import { type Json, sameJson } from '../../../shared/kernel/json';
import type { RecordTypeDefinition, RecordValues } from '../../../shared/records/define';
import { maskedText } from '../../../shared/records/display';
import { fieldAt } from '../../../shared/records/registry';
import { useData } from '../../app/data-context';
import { tell, tellError } from '../../app/notify';
import { shortTime } from '../../app/time';
import { useLive } from '../../app/use-live';
import type { HistoryItem } from '../../data/api';
import classes from './history.module.css';
import { restoredValue } from './restore';

interface HistoryTabProps {
  readonly type: RecordTypeDefinition;
  readonly id: string;
  /** As stored now. */
  readonly values: RecordValues;
  readonly version: string | undefined;
  readonly readOnly: boolean;
  /** Sensitive values in full. */
  readonly revealed: boolean;
}

const WHY: Readonly<Record<HistoryItem['why']['kind'], string>> = {
  create: '新建',
  edit: '修改',
  import: '导入',
  bundle: '数据包',
  delete: '删除',
  restore: '恢复',
  undo: '撤销',
  redo: '重做',
  settle: '选定冲突',
  'merge-duplicates': '合并重复',
  'bulk-edit': '批量修改',
  move: '移动',
  'sign-off': '签批',
};

/** Who changed what when and why, newest first; any earlier value can be put back. */
export function HistoryTab({ type, id, values, version, readOnly, revealed }: HistoryTabProps) {
  const data = useData();
  const { value: items, error } = useLive(`history:${id}:${version ?? ''}`, [type.name], (api) =>
    api.history({ id }),
  );
  const [busy, setBusy] = useState(false);

  const shown = (path: string, text: string): string => {
    const field = fieldAt(type, path);
    const masked = revealed || field?.sensitive !== true ? text : maskedText(field, text);
    return masked === '' ? '—' : masked;
  };

  const restore = async (change: HistoryItem['changes'][number]) => {
    const [field, value] = restoredValue(values, change.path, change.value);
    setBusy(true);
    const answer = await data.commit({
      changes: [
        { id, type: type.name, values: { [field]: value }, ...(version === undefined ? {} : { version }) },
      ],
      why: { kind: 'restore', note: change.label },
    });
    setBusy(false);
    if (!answer.ok) return tellError(answer.error);
    tell(
      change.after === ''
        ? `“${change.label}”已恢复为空白`
        : `“${change.label}”已恢复为“${shown(change.path, change.after)}”`,
    );
  };

  if (error !== null && items === null) return <p className={classes.none}>{error.message}</p>;
  if (items === null) return null;
  if (items.length === 0) return <p className={classes.none}>还没有修改历史</p>;
  return (
    <ol className={classes.items}>
      {items.map((item) => (
        <li key={`${item.act}:${item.position.join(':')}`} className={classes.item}>
          <div className={classes.head}>
            <span className={classes.why}>{WHY[item.why.kind]}</span>
            <strong>{item.sentence}</strong>
            <span className={classes.when} title={item.at}>
              {shortTime(item.at, new Date())} · {item.device}
            </span>
          </div>
          {item.why.note === undefined || item.why.kind === 'bulk-edit' ? null : (
            <div className={classes.note}>{item.why.note}</div>
          )}
          {item.changes.length === 0 ? null : (
            <table className={classes.changes} aria-label={item.sentence}>
              <thead>
                <tr>
                  <th scope="col">栏目</th>
                  <th scope="col">原来</th>
                  <th scope="col">改为</th>
                  <th scope="col" aria-label="操作" />
                </tr>
              </thead>
              <tbody>
                {item.changes.map((change) => (
                  <tr key={change.path}>
                    <th scope="row">{change.label}</th>
                    <td>{shown(change.path, change.before)}</td>
                    <td>{shown(change.path, change.after)}</td>
                    <td>
                      {readOnly || isCurrent(values, change.path, change.value) ? null : (
                        <Button
                          size="compact-xs"
                          variant="subtle"
                          disabled={busy}
                          title="把这一栏改回这次修改后的值"
                          onClick={() => void restore(change)}
                        >
                          恢复此值
                        </Button>
                      )}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </li>
      ))}
    </ol>
  );
}

/** The value is in force: nothing to put back. Life and death of the record are the bin's business. */
function isCurrent(values: RecordValues, path: string, value: Json): boolean {
  if (path.startsWith('$')) return true;
  const [field, restored] = restoredValue(values, path, value);
  return sameJson(values[field] ?? null, restored);
}

import { Group, Radio } from '@mantine/core';
import { useState } from 'react';
import type { RecordTypeDefinition } from '../../../shared/records/define';
import { ledgerName } from '../../../shared/records/ledger-name';
import { useData } from '../../app/data-context';
import { FormDialog } from '../../app/form-dialog';
import { tell, tellError } from '../../app/notify';
import { saveBytes } from '../../app/save-bytes';
import type { QuerySpec } from '../../data/api';
import { localToday } from '../../fields/today';
import classes from './list.module.css';

interface ExportDialogProps {
  readonly type: RecordTypeDefinition;
  readonly spec: QuerySpec;
  readonly count: number;
  /** Picked records; empty: the whole list. */
  readonly picked: readonly string[];
  readonly place: string | null;
  readonly onClose: () => void;
}

/** The list as Excel, with the columns shown. Sensitive columns stay masked unless the user decides otherwise. */
export function ExportDialog({ type, spec, count, picked, place, onClose }: ExportDialogProps) {
  const data = useData();
  const [unmasked, setUnmasked] = useState(false);
  const [which, setWhich] = useState<'all' | 'picked'>(picked.length > 1 ? 'picked' : 'all');
  const [busy, setBusy] = useState(false);
  const sensitive = spec.columns
    .filter((key) => type.fields[key]?.sensitive)
    .map((key) => type.fields[key]?.label);

  const run = async () => {
    setBusy(true);
    const ids = which === 'picked' ? { ids: picked } : {};
    const answer = await data.exportList({ spec, columns: spec.columns, unmasked, ...ids });
    if (!answer.ok) {
      setBusy(false);
      return tellError(answer.error);
    }
    const name = `${place ?? ''}${ledgerName(type)}-${localToday()}.xlsx`;
    const saved = await saveBytes(name, 'Excel 工作簿', 'xlsx', answer.value);
    setBusy(false);
    if (saved === null) return;
    tell(`已导出 ${saved}`);
    onClose();
  };

  return (
    <FormDialog
      title="导出为 Excel"
      submit="导出"
      atOnce
      busy={busy}
      error={null}
      onSubmit={() => void run()}
      onClose={onClose}
    >
      {picked.length > 0 ? (
        <Radio.Group
          label="导出哪些"
          value={which}
          onChange={(next) => setWhich(next === 'picked' ? 'picked' : 'all')}
        >
          <Group mt={4}>
            <Radio value="all" label={`当前列表全部 ${count} 条`} />
            <Radio value="picked" label={`选中的 ${picked.length} 条`} />
          </Group>
        </Radio.Group>
      ) : (
        <div>当前列表共 {count} 条，按屏幕上的列和顺序导出。</div>
      )}
      {sensitive.length === 0 ? null : (
        <Radio.Group
          label={`敏感列：${sensitive.join('、')}`}
          value={unmasked ? 'plain' : 'masked'}
          onChange={(next) => setUnmasked(next === 'plain')}
        >
          <Group mt={4}>
            <Radio value="masked" label="遮盖中间几位" />
            <Radio value="plain" label="完整显示" />
          </Group>
        </Radio.Group>
      )}
      {unmasked ? (
        <div className={classes.warning} role="alert">
          导出的文件不加密，任何拿到它的人都能看到完整的号码。请只在确有需要时这样做，用完及时删除。
        </div>
      ) : null}
    </FormDialog>
  );
}

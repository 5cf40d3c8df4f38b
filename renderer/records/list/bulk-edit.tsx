import { Select, Text } from '@mantine/core';
import { useEffect, useId, useState } from 'react';
import { type Json, sameJson } from '../../../shared/kernel/json';
import type { RecordTypeDefinition } from '../../../shared/records/define';
import { displayText } from '../../../shared/records/display';
import { fieldsOf } from '../../../shared/records/registry';
import { useBranch } from '../../app/branch';
import { useData } from '../../app/data-context';
import { FormDialog } from '../../app/form-dialog';
import { tellError } from '../../app/notify';
import type { DataApi } from '../../data/api';
import type { Unreadable } from '../../fields/input-props';
import { SCALAR_INPUTS } from '../../fields/scalar-inputs';
import { useUndoToast } from '../use-removal';

interface BulkEditProps {
  readonly type: RecordTypeDefinition;
  readonly ids: readonly string[];
  readonly onClose: () => void;
}

/** Rows asked at once while counting. */
const CHUNK = 1000;

/** How many of the records do not have the value yet. Null: the question failed. */
async function countDiffering(
  data: DataApi,
  type: string,
  ids: ReadonlySet<string>,
  field: string,
  value: Json | null,
): Promise<number | null> {
  const answer = await data.query({ type, branch: null, filters: {}, sort: [], columns: [field] });
  if (!answer.ok) return null;
  let differing = 0;
  for (let from = 0; from < answer.value.count; from += CHUNK) {
    const rows = await data.rows({
      query: answer.value.query,
      from,
      to: Math.min(answer.value.count, from + CHUNK),
    });
    if (!rows.ok) return null;
    differing += rows.value.filter(
      (row) => ids.has(row.id) && !sameJson(row.values[field] ?? null, value),
    ).length;
  }
  return differing;
}

/** One field, one value, many records, one act. Shows how many change before anything does. */
export function BulkEdit({ type, ids, onClose }: BulkEditProps) {
  const data = useData();
  const toast = useUndoToast();
  const { tree } = useBranch();
  const id = useId();
  const [key, setKey] = useState<string | null>(null);
  const [value, setValue] = useState<Json | null>(null);
  const [unreadable, setUnreadable] = useState<Unreadable | null>(null);
  const [differing, setDiffering] = useState<number | null>(null);
  const [busy, setBusy] = useState(false);
  const field = key === null ? undefined : type.fields[key];

  useEffect(() => {
    setDiffering(null);
    if (key === null) return;
    let stale = false;
    const timer = setTimeout(() => {
      void countDiffering(data, type.name, new Set(ids), key, value).then((count) => {
        if (!stale) setDiffering(count);
      });
    }, 200);
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [data, type, ids, key, value]);

  // A number that belongs to one person is nothing to give to many.
  const choices = fieldsOf(type)
    .filter(
      ([name, item]) =>
        item.kind !== 'list' && item.kind !== 'idNumber' && !(type.hidden ?? []).includes(name),
    )
    .map(([name, item]) => ({ value: name, label: item.label }));

  const run = async () => {
    if (key === null || field === undefined || unreadable !== null) return;
    setBusy(true);
    const changes = ids.map((record) => ({ id: record, type: type.name, values: { [key]: value } }));
    const answer = await data.commit({ changes, why: { kind: 'bulk-edit', note: field.label } });
    setBusy(false);
    if (!answer.ok) return tellError(answer.error);
    toast(`已修改 ${ids.length} 条记录的“${field.label}”`);
    onClose();
  };

  const Input = field === undefined || field.kind === 'list' ? null : SCALAR_INPUTS[field.kind];
  const shown =
    field === undefined
      ? ''
      : displayText(field, value ?? undefined, {
          titleOf: (_, target) => tree.find((node) => node.id === target)?.name,
        });
  return (
    <FormDialog
      title={`批量修改 ${ids.length} 条记录`}
      submit="修改"
      canSubmit={key !== null && unreadable === null && differing !== null && differing > 0}
      busy={busy}
      error={null}
      onSubmit={() => void run()}
      onClose={onClose}
    >
      <Select
        label="要改哪一项"
        searchable
        data={choices}
        value={key}
        data-autofocus
        nothingFoundMessage="没有这一项"
        onChange={(next) => {
          setKey(next);
          setValue(null);
          setUnreadable(null);
        }}
      />
      {Input === null || field === undefined ? null : (
        <div>
          <Text component="label" htmlFor={id} size="xs" display="block">
            改成（空着表示清空）
          </Text>
          <Input
            key={key}
            id={id}
            field={field}
            value={value ?? undefined}
            typed={undefined}
            readOnly={false}
            invalid={unreadable !== null}
            describedBy={undefined}
            onChange={setValue}
            onUnreadable={setUnreadable}
          />
          <Text size="sm" mt="sm" role="status">
            {unreadable !== null
              ? unreadable.reason
              : differing === null
                ? '正在核对…'
                : `${shown === '' ? '清空' : `改为“${shown}”`}：其中 ${differing} 条会变，${ids.length - differing} 条已经是这样。可以撤销。`}
          </Text>
        </div>
      )}
    </FormDialog>
  );
}

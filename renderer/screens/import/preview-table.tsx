import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { RecordTypeDefinition } from '../../../shared/records/define';
import { useData } from '../../app/data-context';
import { tellError } from '../../app/notify';
import type { ImportFile, ImportRow, ImportSession, ImportStatus } from '../../data/api';
import classes from './import.module.css';
import { isReason, PreviewRow } from './preview-row';
import { useImportRows } from './use-import-rows';

/** Height of a row in px; a row with findings shows them in a second line of the same height. */
const LINE = 26;

const FILTERS: readonly { readonly value: ImportStatus | 'all'; readonly label: string }[] = [
  { value: 'all', label: '全部' },
  { value: 'refused', label: '未通过' },
  { value: 'suspect', label: '可疑' },
  { value: 'new', label: '新增' },
  { value: 'changed', label: '修改' },
  { value: 'same', label: '相同' },
];

/** Every row of the file with its fate; a cell can be mended where it stands. */
export function PreviewTable(props: {
  readonly session: ImportSession;
  readonly file: ImportFile;
  readonly type: RecordTypeDefinition;
  readonly onSession: (session: ImportSession) => void;
}) {
  const { session, file, type } = props;
  const data = useData();
  const [status, setStatus] = useState<ImportStatus | 'all'>(() => firstWorthLooking(file));
  const rows = useImportRows(session, file.index, status === 'all' ? null : status);
  const scroller = useRef<HTMLDivElement>(null);
  const fields = useMemo(
    () => file.columns.flatMap((column) => (column.field === null ? [] : [column.field])),
    [file.columns],
  );
  const virtual = useVirtualizer({
    count: rows.total,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows.row(index)?.findings.some(isReason) ? LINE * 2 : LINE),
    overscan: 10,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => rows.ensure(first, last + 1), [rows, first, last]);

  const mend = async (index: number, row: ImportRow, field: string, text: string) => {
    const mended = await data.importMend({
      session: session.session,
      file: row.file,
      row: row.row,
      field,
      text,
    });
    if (!mended.ok) return tellError(mended.error);
    rows.put(index, mended.value);
    virtual.measure();
    await recount();
  };
  /** An empty acceptance answers the session with fresh counts. */
  const recount = async () => accept([], true);
  const accept = async (numbers: readonly number[], yes: boolean) => {
    const answer = await data.importAccept({
      session: session.session,
      file: file.index,
      rows: numbers,
      accept: yes,
    });
    if (!answer.ok) return tellError(answer.error);
    props.onSession(answer.value);
  };
  const acceptAll = async () => {
    const all = await data.importRows({
      session: session.session,
      file: file.index,
      status: 'suspect',
      from: 0,
      to: file.counts.suspect,
    });
    if (!all.ok) return tellError(all.error);
    await accept(
      all.value.rows.map((row) => row.row),
      file.accepted < file.counts.suspect,
    );
  };

  const total = Object.values(file.counts).reduce((sum, n) => sum + n, 0);
  return (
    <>
      <Group className={classes.filters} justify="space-between" wrap="nowrap">
        <SegmentedControl
          size="xs"
          value={status}
          onChange={(value) => setStatus(FILTERS.find((item) => item.value === value)?.value ?? 'all')}
          data={FILTERS.map(({ value, label }) => ({
            value,
            label: `${label} ${value === 'all' ? total : file.counts[value]}`,
          }))}
        />
        {file.counts.suspect > 0 && (
          <Button size="compact-xs" variant="default" onClick={acceptAll}>
            {file.accepted < file.counts.suspect ? `可疑行看过了，全部导入` : '可疑行全部不导入'}
          </Button>
        )}
      </Group>
      <div ref={scroller} className={classes.scroll}>
        {rows.total === 0 ? (
          <Text size="sm" c="dimmed" p="md">
            没有这一类的行。
          </Text>
        ) : (
          <table className={classes.preview} aria-rowcount={rows.total}>
            <thead>
              <tr>
                <th scope="col">行</th>
                <th scope="col">结果</th>
                {fields.map((field) => (
                  <th scope="col" key={field}>
                    {type.fields[field]?.label ?? field}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              <tr style={{ height: items[0]?.start ?? 0 }} aria-hidden />
              {items.map((item) => {
                const row = rows.row(item.index);
                return row === undefined ? (
                  <tr key={item.key} style={{ height: item.size }} />
                ) : (
                  <PreviewRow
                    key={item.key}
                    row={row}
                    fields={fields}
                    onMend={(field, text) => mend(item.index, row, field, text)}
                    onAccept={(yes) => accept([row.row], yes)}
                  />
                );
              })}
              <tr style={{ height: virtual.getTotalSize() - (items.at(-1)?.end ?? 0) }} aria-hidden />
            </tbody>
          </table>
        )}
      </div>
    </>
  );
}

/** What needs a person comes first. */
function firstWorthLooking(file: ImportFile): ImportStatus | 'all' {
  if (file.counts.refused > 0) return 'refused';
  return file.counts.suspect > 0 ? 'suspect' : 'all';
}

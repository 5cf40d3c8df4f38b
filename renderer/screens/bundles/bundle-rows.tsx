import { Button, Table, Text } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useData } from '../../app/data-context';
import { tellError } from '../../app/notify';
import type { BundleRow, BundleRowStatus } from '../../data/api';
import classes from './bundles.module.css';

const PAGE = 100;

/** Records of the bundle in one state, with what would change. Read on demand: a district's bundle is large. */
export function BundleRows(props: {
  readonly bundle: string;
  readonly status: BundleRowStatus;
  readonly total: number;
}) {
  const { bundle, status, total } = props;
  const data = useData();
  const [rows, setRows] = useState<readonly BundleRow[]>([]);

  const more = useCallback(
    async (from: number) => {
      const answer = await data.bundleRows({ bundle, status, from, to: from + PAGE });
      if (!answer.ok) return tellError(answer.error);
      setRows((old) => [...old.slice(0, from), ...answer.value]);
    },
    [data, bundle, status],
  );
  useEffect(() => void more(0), [more]);

  if (total === 0) {
    return (
      <Text className={classes.rows} size="sm" c="dimmed" p="md">
        没有这一类的记录。
      </Text>
    );
  }
  return (
    <div className={classes.rows}>
      <Table stickyHeader verticalSpacing={3} fz="xs">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={90}>类型</Table.Th>
            <Table.Th w={180}>名称</Table.Th>
            <Table.Th w={200}>党组织</Table.Th>
            <Table.Th>变化</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id}>
              <Table.Td>{row.typeLabel}</Table.Td>
              <Table.Td>{row.title}</Table.Td>
              <Table.Td>{row.branch}</Table.Td>
              <Table.Td>{row.status === 'new' ? <WhatItSays row={row} /> : <Changes row={row} />}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {rows.length < total && (
        <Button variant="subtle" size="xs" m="xs" onClick={() => void more(rows.length)}>
          再显示 {Math.min(PAGE, total - rows.length)} 条（共 {total} 条）
        </Button>
      )}
    </div>
  );
}

/** A new record has no values before: what it says, in one paragraph. */
function WhatItSays({ row }: { readonly row: BundleRow }) {
  const parts = row.changes.filter(({ after }) => after !== '' && after !== row.title);
  return parts.map(({ label, after }) => `${label} ${after}`).join(' · ');
}

function Changes({ row }: { readonly row: BundleRow }) {
  return row.changes.map((change) => (
    <div key={change.label} data-conflict={change.conflict || undefined} className={classes.change}>
      {change.label}:{change.before === '' ? '（空）' : change.before} →{' '}
      {change.after === '' ? '（空）' : change.after}
      {change.conflict ? '（双方都改过）' : ''}
    </div>
  ));
}

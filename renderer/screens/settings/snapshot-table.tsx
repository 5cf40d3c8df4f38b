import { Button, Table, Text } from '@mantine/core';
import type { Snapshot } from '../../../shared/bridge/contract';
import { shortSize, shortTime } from '../../app/time';

interface SnapshotTableProps {
  readonly snapshots: readonly Snapshot[];
  /** Null: this user may not restore. */
  readonly onRestore: ((snapshot: Snapshot) => void) | null;
}

/** Backups, newest first, with what was found when they were read back. */
export function SnapshotTable({ snapshots, onRestore }: SnapshotTableProps) {
  const now = new Date();
  return (
    <Table verticalSpacing={3}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>时间</Table.Th>
          <Table.Th>位置</Table.Th>
          <Table.Th ta="right">变更</Table.Th>
          <Table.Th ta="right">大小</Table.Th>
          <Table.Th>保留</Table.Th>
          <Table.Th>核对</Table.Th>
          <Table.Th>操作</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {snapshots.map((snapshot) => (
          <Table.Tr key={snapshot.id}>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>{shortTime(snapshot.at, now)}</Table.Td>
            <Table.Td>{snapshot.place}</Table.Td>
            <Table.Td ta="right">{snapshot.entries.toLocaleString()}</Table.Td>
            <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
              {shortSize(snapshot.bytes)}
            </Table.Td>
            <Table.Td>{snapshot.kept === 'daily' ? '按天' : '按周'}</Table.Td>
            <Table.Td c={snapshot.verified ? undefined : 'red'} fw={snapshot.verified ? undefined : 600}>
              {snapshot.verified ? '完好' : '未通过'}
              {snapshot.verified &&
                snapshot.checked !== null &&
                `（${shortTime(snapshot.checked, now)} 重读）`}
            </Table.Td>
            <Table.Td>
              {onRestore === null ? (
                <Text size="xs" c="dimmed">
                  需管理员
                </Text>
              ) : (
                <Button
                  variant="default"
                  size="compact-xs"
                  aria-label={`恢复到 ${shortTime(snapshot.at, now)}`}
                  onClick={() => onRestore(snapshot)}
                >
                  恢复…
                </Button>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

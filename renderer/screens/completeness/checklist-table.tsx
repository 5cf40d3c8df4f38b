import { Button, Checkbox, Group, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '../../app/actor';
import { ErrorNote } from '../../app/error-note';
import { useNavigation } from '../../app/navigation';
import { RecordLink } from '../../app/record-link';
import { recordRoute } from '../../app/routes';
import { useLive } from '../../app/use-live';
import type { ChecklistItem } from '../../data/api';
import classes from './completeness.module.css';
import { LineDialog } from './line-dialog';

const WORDS: Readonly<Record<ChecklistItem['state'], string>> = {
  ready: '✓ 齐',
  partial: '不全',
  missing: '✗ 缺',
  na: '不适用',
};

/** One checklist: each line with what proves it, the open ones in red. */
export function ChecklistTable({ id, onBack }: { readonly id: string; readonly onBack: () => void }) {
  const { go } = useNavigation();
  const mayEdit = useMay()('edit');
  const [onlyOpen, setOnlyOpen] = useState(false);
  const [settling, setSettling] = useState<ChecklistItem | null>(null);
  const live = useLive(`checklist:${id}`, 'any', (api) => api.checklist({ id }));
  const list = live.value;
  const items = (list?.items ?? []).filter(
    ({ state }) => !onlyOpen || state === 'missing' || state === 'partial',
  );
  return (
    <div className={classes.view}>
      <Group className={classes.tools} gap="sm">
        <Button size="compact-sm" variant="default" onClick={onBack}>
          返回清单
        </Button>
        <Text fw={600} className={classes.grow}>
          {list?.title}
          <Text span size="xs" c="dimmed" role="status">
            {list === null ? '' : `　${list.branchName}，共 ${list.lines} 项，未齐 ${list.open} 项`}
          </Text>
        </Text>
        <Checkbox
          size="xs"
          label="只看未齐的"
          checked={onlyOpen}
          onChange={(event) => setOnlyOpen(event.currentTarget.checked)}
        />
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => go(recordRoute('inspection-checklist', id))}
        >
          打开记录
        </Button>
      </Group>
      <ErrorNote error={live.error} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls by arrow keys */}
      <section className={classes.scroll} tabIndex={0} aria-label="清单项目">
        <Table stickyHeader verticalSpacing={3} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="3.5rem">序号</Table.Th>
              <Table.Th w="8rem">考核项目</Table.Th>
              <Table.Th>考核内容</Table.Th>
              <Table.Th w="4rem">标准分</Table.Th>
              <Table.Th w="4.5rem">情况</Table.Th>
              <Table.Th>佐证资料</Table.Th>
              {mayEdit ? <Table.Th w="5rem">关联</Table.Th> : null}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {items.map((item) => (
              <Table.Tr key={item.id}>
                <Table.Td>{item.no}</Table.Td>
                <Table.Td>{item.section}</Table.Td>
                <Table.Td>{item.requirement}</Table.Td>
                <Table.Td>{item.points || '—'}</Table.Td>
                <Table.Td className={item.state === 'missing' ? classes.missing : undefined}>
                  {WORDS[item.state]}
                </Table.Td>
                <Table.Td>
                  {item.record === null ? (
                    item.evidence || '—'
                  ) : (
                    <RecordLink type={item.record.type} id={item.record.id}>
                      {item.evidence}
                    </RecordLink>
                  )}
                </Table.Td>
                {mayEdit ? (
                  <Table.Td>
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={`关联第 ${item.no} 项`}
                      onClick={() => setSettling(item)}
                    >
                      关联
                    </Button>
                  </Table.Td>
                ) : null}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
      {settling === null ? null : (
        <LineDialog checklist={id} item={settling} onClose={() => setSettling(null)} />
      )}
    </div>
  );
}

import { Button, Group, Table, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useMay } from '../../app/actor';
import { useBranch } from '../../app/branch';
import { ErrorNote } from '../../app/error-note';
import { useNavigation } from '../../app/navigation';
import { useLive } from '../../app/use-live';
import { ChecklistTable } from './checklist-table';
import classes from './completeness.module.css';
import { NewChecklist } from './new-checklist';

/** Lists of the county's own, a line a paper: how many lines are still open, and each list laid open. */
export function ChecklistsView({ open }: { readonly open: string | null }) {
  const { replace } = useNavigation();
  const { branch } = useBranch();
  const may = useMay();
  const [adding, setAdding] = useState(false);
  const live = useLive(`checklists:${branch}`, 'any', (api) => api.checklists({ branch }));
  const show = (id?: string) =>
    replace({ screen: 'completeness', part: 'checklists', ...(id === undefined ? {} : { checklist: id }) });
  if (open !== null) return <ChecklistTable id={open} onBack={() => show()} />;
  const lists = live.value ?? [];
  return (
    <div className={classes.view}>
      <Group className={classes.tools} justify="space-between">
        <Text size="xs" c="dimmed">
          上级下发的迎检清单：一行一件资料，从 Excel 复制粘贴或导入，逐行关联档案库里的记录或附件。
        </Text>
        {may('edit') ? (
          <Button size="compact-sm" leftSection={<IconPlus size="0.95rem" />} onClick={() => setAdding(true)}>
            新建清单
          </Button>
        ) : null}
      </Group>
      <ErrorNote error={live.error} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls by arrow keys */}
      <section className={classes.scroll} tabIndex={0} aria-label="检查清单">
        {live.value !== null && lists.length === 0 ? (
          <p className={classes.empty}>
            还没有检查清单。收到检查通知后，把要求的资料目录粘贴进来，逐件对上。
          </p>
        ) : (
          <Table stickyHeader verticalSpacing={3} fz="sm">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>清单</Table.Th>
                <Table.Th>准备单位</Table.Th>
                <Table.Th>准备期限</Table.Th>
                <Table.Th>项数</Table.Th>
                <Table.Th>未齐</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {lists.map((list) => (
                <Table.Tr key={list.id}>
                  <Table.Td>
                    <Button variant="subtle" size="compact-sm" onClick={() => show(list.id)}>
                      {list.title || '未命名的清单'}
                    </Button>
                  </Table.Td>
                  <Table.Td>{list.branchName}</Table.Td>
                  <Table.Td>{list.due || '—'}</Table.Td>
                  <Table.Td>{list.lines}</Table.Td>
                  <Table.Td className={list.open > 0 ? classes.missing : undefined}>{list.open}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        )}
      </section>
      {adding ? <NewChecklist onClose={() => setAdding(false)} onMade={(id) => show(id)} /> : null}
    </div>
  );
}

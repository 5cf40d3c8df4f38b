import { Group, SegmentedControl, Stack, Table, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Page } from '../../app/page';
import { RecordLink } from '../../app/record-link';
import { useTypes } from '../../app/types-context';
import { useLive } from '../../app/use-live';
import type { Problem } from '../../data/api';
import { Nothing } from './nothing';
import classes from './review.module.css';

const LEVELS = [
  { value: 'error', label: '错误' },
  { value: 'warning', label: '提醒' },
  { value: 'note', label: '备注' },
] as const;

/** Rows drawn at once; the filter narrows further. */
const SHOWN = 500;

/** What the checks found over the whole vault, by level and check; each line leads to its record. */
export function ProblemsScreen() {
  return (
    <Page title="问题" bare>
      <ProblemsView />
    </Page>
  );
}

function ProblemsView() {
  const types = useTypes();
  const live = useLive('problems', 'any', (api) => api.problems());
  const problems = useMemo(() => live.value ?? [], [live.value]);
  const [level, setLevel] = useState<Problem['level']>('error');
  const counts = useMemo(() => countByLevel(problems), [problems]);
  const shown = problems.filter((problem) => problem.level === level);

  if (live.value !== null && problems.length === 0) return <Nothing text="检查没有发现问题。" />;
  return (
    <Stack className={classes.screen} gap={0}>
      <Group px="md" py="xs">
        <SegmentedControl
          size="xs"
          value={level}
          onChange={(value) => setLevel(LEVELS.find((item) => item.value === value)?.value ?? 'error')}
          data={LEVELS.map(({ value, label }) => ({ value, label: `${label} ${counts[value]}` }))}
        />
        {shown.length > SHOWN && (
          <Text size="xs" c="dimmed">
            先显示前 {SHOWN} 条，改正后会继续显示
          </Text>
        )}
      </Group>
      <div className={classes.rows}>
        <Table stickyHeader verticalSpacing={3} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={70}>编号</Table.Th>
              <Table.Th w={100}>类型</Table.Th>
              <Table.Th w={180}>记录</Table.Th>
              <Table.Th w={140}>项目</Table.Th>
              <Table.Th>问题</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.slice(0, SHOWN).map((problem) => (
              <Table.Tr key={`${problem.check}:${problem.id}:${problem.field}`}>
                <Table.Td>{problem.check}</Table.Td>
                <Table.Td>{types.find(problem.type)?.label ?? problem.type}</Table.Td>
                <Table.Td>
                  <RecordLink type={problem.type} id={problem.id}>
                    {problem.title}
                  </RecordLink>
                </Table.Td>
                <Table.Td>{types.find(problem.type)?.fields[problem.field]?.label ?? problem.field}</Table.Td>
                <Table.Td>{problem.message}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Stack>
  );
}

/** Records of each level, as the home page counts them: one record can have several lines. */
function countByLevel(problems: readonly Problem[]): Readonly<Record<Problem['level'], number>> {
  const records = { error: new Set(), warning: new Set(), note: new Set() };
  for (const problem of problems) records[problem.level].add(problem.id);
  return { error: records.error.size, warning: records.warning.size, note: records.note.size };
}

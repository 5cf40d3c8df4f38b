import { Button, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useMay, WhoMay } from '../../app/actor';
import { ErrorNote } from '../../app/error-note';
import { useLive } from '../../app/use-live';
import type { RequirementRow } from '../../data/api';
import classes from './completeness.module.css';
import { RuleDialog } from './rule-dialog';

/** What is asked here: every requirement with its source, and what the administrator changed about it. */
export function RulesView() {
  const may = useMay();
  const live = useLive('requirements', ['requirement-setting'], (api) => api.requirements());
  const [changing, setChanging] = useState<RequirementRow | null>(null);
  const mayChange = may('rules', null);
  return (
    <div className={classes.view}>
      <Text size="xs" c="dimmed" className={classes.tools}>
        本地规定与下列要求不同的，由管理员停用、改日期或改次数；改动随档案库走，有历史，可撤销。
        {mayChange ? '' : <WhoMay right="rules" what="调整规则" />}
      </Text>
      <ErrorNote error={live.error} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls by arrow keys */}
      <section className={classes.scroll} tabIndex={0} aria-label="规则">
        <Table stickyHeader verticalSpacing={3} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th w="6rem">类别</Table.Th>
              <Table.Th>要求</Table.Th>
              <Table.Th>依据</Table.Th>
              <Table.Th w="4rem">检查</Table.Th>
              <Table.Th w="6.5rem">启用日期</Table.Th>
              <Table.Th w="4.5rem">每期最少</Table.Th>
              <Table.Th w="4.5rem">补办天数</Table.Th>
              {mayChange ? <Table.Th w="4rem">调整</Table.Th> : null}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(live.value ?? []).map((row) => (
              <Table.Tr key={row.id} className={row.isOff ? classes.off : undefined}>
                <Table.Td>{row.group}</Table.Td>
                <Table.Td>
                  {row.label}
                  {row.isChanged ? (
                    <Text size="xs" c="dimmed">
                      已调整{row.reason === '' ? '' : `：${row.reason}`}
                    </Text>
                  ) : null}
                </Table.Td>
                <Table.Td>{row.source}</Table.Td>
                <Table.Td>{row.isOff ? '停用' : '检查'}</Table.Td>
                <Table.Td>{row.from ?? '—'}</Table.Td>
                <Table.Td>{row.atLeast ?? '—'}</Table.Td>
                <Table.Td>{row.graceDays ?? '—'}</Table.Td>
                {mayChange ? (
                  <Table.Td>
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={`调整 ${row.label}`}
                      onClick={() => setChanging(row)}
                    >
                      调整
                    </Button>
                  </Table.Td>
                ) : null}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </section>
      {changing === null ? null : <RuleDialog row={changing} onClose={() => setChanging(null)} />}
    </div>
  );
}

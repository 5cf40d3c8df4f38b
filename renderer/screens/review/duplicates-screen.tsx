import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useMay, WhoMay } from '../../app/actor';
import { useBranch } from '../../app/branch';
import { useData } from '../../app/data-context';
import { tell, tellError } from '../../app/notify';
import { Page } from '../../app/page';
import { useTypes } from '../../app/types-context';
import { useLive } from '../../app/use-live';
import type { DuplicateGroup, RecordDetails } from '../../data/api';
import { MergeDialog } from './merge-dialog';
import { Nothing } from './nothing';
import classes from './review.module.css';

/** Records that look like one and the same: merge them, or say that they are not. */
export function DuplicatesScreen() {
  return (
    <Page title="重复" bare>
      <DuplicatesView />
    </Page>
  );
}

function DuplicatesView() {
  const types = useTypes();
  const data = useData();
  const may = useMay();
  const live = useLive('duplicates', 'any', (api) => api.duplicates());
  const [merging, setMerging] = useState<DuplicateGroup | null>(null);
  const { tree } = useBranch();
  const groups = live.value ?? [];
  const branchOf = (record: RecordDetails): string => {
    const id = record.values[types.find(record.type)?.branch ?? ''];
    return tree.find((node) => node.id === id)?.name ?? '未定党组织';
  };

  const different = async (group: DuplicateGroup) => {
    const kept = await data.notDuplicates({ ids: group.records.map((record) => record.id) });
    if (!kept.ok) return tellError(kept.error);
    tell('已记住：不是同一个人，以后不再提示。');
    live.again();
  };

  if (live.value !== null && groups.length === 0) return <Nothing text="没有发现重复的记录。" />;
  return (
    <Stack className={classes.list} gap="sm">
      {!may('settle') && (
        <Text size="sm" c="dimmed">
          <WhoMay right="settle" what="合并" />
        </Text>
      )}
      {groups.map((group) => (
        <Card
          key={group.records.map((record) => record.id).join(':')}
          withBorder
          padding="sm"
          component="section"
          aria-label={group.reason}
        >
          <Group justify="space-between">
            <div>
              <Title order={5}>
                {group.records.map((record) => `${record.title}（${branchOf(record)}）`).join(' / ')}
              </Title>
              <Text size="sm" c="dimmed">
                {group.reason}
                {group.records.length > 2 ? '每次合并两条，合并后其余的仍会列在这里。' : ''}
              </Text>
            </div>
            {may('settle') && (
              <Group gap="xs">
                <Button variant="default" size="xs" onClick={() => different(group)}>
                  不是同一个
                </Button>
                <Button size="xs" onClick={() => setMerging(group)}>
                  对照并合并…
                </Button>
              </Group>
            )}
          </Group>
        </Card>
      ))}
      {merging !== null && <MergeDialog group={merging} onClose={() => setMerging(null)} />}
    </Stack>
  );
}

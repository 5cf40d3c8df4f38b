import { Button, Group, Paper, Table, Text } from '@mantine/core';
import { confirm } from '../../app/confirm';
import { useData } from '../../app/data-context';
import { useNavigation } from '../../app/navigation';
import { tellError } from '../../app/notify';
import { recordRoute } from '../../app/routes';
import { shortTime } from '../../app/time';
import { useLive } from '../../app/use-live';
import type { DraftItem } from '../../data/api';

/** What was typed and not saved when the vault locked or the power went. */
export function Drafts() {
  const data = useData();
  const { go } = useNavigation();
  const { value, again } = useLive('drafts', 'any', (api) => api.drafts());
  if (value === null || value.length === 0) return null;

  const drop = async (draft: DraftItem) => {
    const sure = await confirm({
      title: '丢弃草稿',
      message: `“${draft.title}”的草稿没有保存过，丢弃后不能找回。`,
      confirm: '丢弃',
    });
    if (!sure) return;
    const answer = await data.dropDraft({ key: draft.key });
    if (!answer.ok) tellError(answer.error);
    again();
  };

  return (
    <Paper withBorder p="md">
      <Text fw={600} mb="xs">
        未保存的草稿
      </Text>
      <Table verticalSpacing={4} withRowBorders={false}>
        <Table.Tbody>
          {value.map((draft) => (
            <Table.Tr key={draft.key}>
              <Table.Td>{draft.title || '未命名'}</Table.Td>
              <Table.Td c="dimmed">{shortTime(draft.at, new Date())}</Table.Td>
              <Table.Td>
                <Group gap="xs" justify="flex-end">
                  <Button
                    variant="default"
                    size="compact-sm"
                    onClick={() => go(recordRoute(draft.type, draft.id, { draft: draft.key }))}
                  >
                    继续填写
                  </Button>
                  <Button variant="subtle" color="gray" size="compact-sm" onClick={() => void drop(draft)}>
                    丢弃
                  </Button>
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Paper>
  );
}

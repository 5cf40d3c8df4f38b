import { Badge, Button, Card, Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { Json } from '../../../shared/kernel/json';
import { useMay, WhoMay } from '../../app/actor';
import { useData } from '../../app/data-context';
import { useNavigation } from '../../app/navigation';
import { tell, tellError } from '../../app/notify';
import { Page } from '../../app/page';
import { recordRoute, type ScreenProps } from '../../app/routes';
import { useTypes } from '../../app/types-context';
import { useLive } from '../../app/use-live';
import type { ConflictItem } from '../../data/api';
import { Nothing } from './nothing';
import classes from './review.module.css';

/** Fields that two people changed without seeing each other: both sides, and a person decides. */
export function ConflictsScreen(props: ScreenProps<'conflicts'>) {
  return (
    <Page title="冲突" bare>
      <ConflictsView {...props} />
    </Page>
  );
}

function ConflictsView({ route }: ScreenProps<'conflicts'>) {
  const data = useData();
  const may = useMay();
  const live = useLive('conflicts', 'any', (api) => api.conflicts());
  const all = live.value ?? [];
  const items = route.id === undefined ? all : all.filter((item) => item.id === route.id);

  const settle = async (item: ConflictItem, value: Json, text: string) => {
    const settled = await data.settle({ id: item.id, path: item.path, value });
    if (!settled.ok) return tellError(settled.error);
    tell(`${item.title} 的${item.label}已定为“${text === '' ? '空' : text}”，另一方的内容仍在历史中。`);
  };

  if (live.value !== null && items.length === 0) {
    return <Nothing text="没有冲突。两台电脑改了同一处时，会在这里等您决定。" />;
  }
  return (
    <Stack className={classes.list} gap="sm">
      {!may('settle') && (
        <Text size="sm" c="dimmed">
          <WhoMay right="settle" what="解决冲突" />
        </Text>
      )}
      {items.map((item) => (
        <Conflict key={`${item.id}/${item.path}`} item={item} onSettle={settle} />
      ))}
    </Stack>
  );
}

function Conflict(props: {
  readonly item: ConflictItem;
  readonly onSettle: (item: ConflictItem, value: Json, text: string) => Promise<void>;
}) {
  const types = useTypes();
  const { item } = props;
  const { go } = useNavigation();
  const may = useMay();
  return (
    <Card withBorder padding="sm" component="section" aria-label={`${item.title} ${item.label}`}>
      <Group justify="space-between" mb={6}>
        <Title order={5}>
          {item.title} · {item.label}
        </Title>
        <Group gap="xs">
          <Badge variant="light" color="gray">
            {types.find(item.type)?.label ?? item.type}
          </Badge>
          <Button size="compact-xs" variant="subtle" onClick={() => go(recordRoute(item.type, item.id))}>
            打开记录
          </Button>
        </Group>
      </Group>
      <SimpleGrid cols={Math.min(3, item.sides.length)} spacing="sm">
        {item.sides.map((side) => (
          <div key={`${side.at}:${side.user}:${side.text}`} className={classes.side}>
            <Text fw={600} className={classes.value}>
              {side.text === '' ? '（空）' : side.text}
            </Text>
            <Text size="xs" c="dimmed">
              {[side.unit, side.user, side.at.replace('T', ' ').slice(0, 16)]
                .filter((part) => part !== '')
                .join(' · ')}
            </Text>
            {may('settle') && (
              <Button
                size="compact-sm"
                variant="default"
                mt={6}
                onClick={() => props.onSettle(item, side.value, side.text)}
              >
                用这个
              </Button>
            )}
          </div>
        ))}
      </SimpleGrid>
    </Card>
  );
}

import { ActionIcon, Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useMay } from '../../app/actor';
import { useData } from '../../app/data-context';
import { ErrorNote } from '../../app/error-note';
import { useNavigation } from '../../app/navigation';
import { recordRoute } from '../../app/routes';
import { useCall } from '../../app/use-call';
import { useLive } from '../../app/use-live';
import type { CompletenessMatrix, HoleItem } from '../../data/api';
import classes from './completeness.module.css';
import { ExemptionForm } from './exemption-form';
import { MARKS, markAt } from './marks';
import { RectifyDialog } from './rectify-dialog';

interface SquarePanelProps {
  readonly matrix: CompletenessMatrix;
  readonly year: number;
  readonly branch: string;
  readonly requirement: string;
  readonly onClose: () => void;
}

/** One square laid open: what is asked, what is missing, and the way to the form of each. */
export function SquarePanel({ matrix, year, branch: id, requirement: wanted, onClose }: SquarePanelProps) {
  const data = useData();
  const readOnly = !useMay()('edit');
  const { run, busy, error } = useCall();
  const [dialog, setDialog] = useState<'exempt' | 'rectify' | null>(null);
  const asked = { year, branch: id, below: false, requirements: [wanted] };
  const holes = useLive(`holes:${year}:${id}:${wanted}`, 'any', (api) => api.completenessHoles(asked));
  const at = matrix.requirements.findIndex((one) => one.id === wanted);
  const requirement = matrix.requirements[at];
  const branch = matrix.branches.find((one) => one.id === id);
  if (requirement === undefined || branch === undefined) return null;
  const mark = markAt(branch, at);
  const reason = branch.reasons[wanted];
  const again = () => run(() => data.exempt({ branch: id, requirement: wanted, year, reason: null }));

  return (
    <aside
      className={classes.panel}
      aria-label={`${branch.name}：${requirement.short}`}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && dialog === null) onClose();
      }}
    >
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <div>
          <Title order={2} className={classes.panelTitle}>
            {branch.name}
          </Title>
          <Text size="sm">{requirement.label}</Text>
        </div>
        <ActionIcon variant="subtle" color="gray" aria-label="关闭" onClick={onClose}>
          <IconX size="1rem" />
        </ActionIcon>
      </Group>
      <Group gap="xs" my="xs">
        <Badge variant="light" color={mark === 'm' ? 'red' : mark === 'l' ? 'yellow' : 'gray'}>
          {MARKS[mark].word}
        </Badge>
        <Text size="xs" c="dimmed">
          {mark === 'x'
            ? '不计入齐全度'
            : mark === '-'
              ? '今年还没有到检查的时候，或没有这类记录'
              : `应有 ${branch.due[at]}，齐 ${branch.done[at]}`}
        </Text>
      </Group>
      <Text size="xs" c="dimmed" mb="sm">
        依据：{requirement.source}
      </Text>
      {reason === undefined ? null : (
        <Stack gap="xs" mb="sm" align="flex-start">
          <Text size="sm">不适用原因：{reason}</Text>
          {readOnly ? null : (
            <Button size="compact-sm" variant="default" loading={busy} onClick={() => void again()}>
              恢复检查
            </Button>
          )}
        </Stack>
      )}
      {reason === undefined ? (
        <HoleList holes={holes.value?.holes ?? []} total={holes.value?.total ?? 0} readOnly={readOnly} />
      ) : null}
      <ErrorNote error={error ?? holes.error} />
      {readOnly || reason !== undefined ? null : (
        <Group gap="xs" mt="sm">
          <Button size="compact-sm" variant="default" onClick={() => setDialog('exempt')}>
            标为不适用…
          </Button>
          {(holes.value?.total ?? 0) > 0 ? (
            <Button size="compact-sm" variant="default" onClick={() => setDialog('rectify')}>
              转整改…
            </Button>
          ) : null}
        </Group>
      )}
      {dialog === 'exempt' ? (
        <ExemptionForm
          branch={id}
          branchName={branch.name}
          requirement={wanted}
          label={requirement.label}
          year={year}
          onClose={() => setDialog(null)}
        />
      ) : null}
      {dialog === 'rectify' ? (
        <RectifyDialog asked={asked} place={branch.name} onClose={() => setDialog(null)} />
      ) : null}
    </aside>
  );
}

function HoleList(props: {
  readonly holes: readonly HoleItem[];
  readonly total: number;
  readonly readOnly: boolean;
}) {
  const { go } = useNavigation();
  const { holes, total, readOnly } = props;
  if (total === 0) return <Text size="sm">没有缺口。</Text>;
  return (
    <ul className={classes.holes} aria-label="缺口">
      {holes.map((hole) => (
        <li key={hole.key} className={classes.hole}>
          <div>
            {hole.about === '' ? null : <div className={classes.about}>{hole.about}</div>}
            <div>{hole.text}</div>
          </div>
          {readOnly && hole.id === null ? null : (
            <Button
              size="compact-xs"
              variant="light"
              aria-label={`${hole.id === null ? '去填写' : '去补正'} ${hole.about} ${hole.text}`}
              onClick={() => go(recordRoute(hole.type, hole.id, { initial: hole.initial }))}
            >
              {hole.id === null ? '去填写' : '去补正'}
            </Button>
          )}
        </li>
      ))}
      {total > holes.length ? (
        <li className={classes.hole}>
          先列出前 {holes.length} 处，共 {total} 处；全部可导出为 Excel。
        </li>
      ) : null}
    </ul>
  );
}

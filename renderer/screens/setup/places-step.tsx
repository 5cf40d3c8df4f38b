import { Button, Group, Paper, Stack, Text } from '@mantine/core';
import type { Ticket } from '../../../shared/bridge/shapes';
import type { AppError } from '../../../shared/kernel/errors';
import { bridge } from '../../app/bridge';
import { ErrorNote } from '../../app/error-note';
import { tellError } from '../../app/notify';
import type { StepProps } from './plan';
import { StepForm } from './step-form';

interface PlacesStepProps extends StepProps {
  readonly busy: boolean;
  readonly error: AppError | null;
  readonly create: () => Promise<void>;
}

/** Where the vault and its backups lie. Both have a default, because a clerk needn't know folders. */
export function PlacesStep({ plan, change, back, busy, error, create }: PlacesStepProps) {
  return (
    <StepForm ready back={back} next={() => void create()} busy={busy} nextLabel="建立档案库">
      <Place
        title="档案库文件夹"
        chosen={plan.folder}
        standard="默认位置（当前 Windows 或系统用户的数据文件夹）"
        hint="若 C 盘装有一键还原，请选 D 盘上的空文件夹，以免被还原清空。"
        purpose="vault"
        onChoose={(folder) => change({ folder })}
      />
      <Place
        title="备份位置"
        chosen={plan.backup}
        standard="默认位置（与档案库同一块硬盘）"
        hint="最好选另一块硬盘或常插的 U 盘：硬盘坏了，同一块盘上的备份也会一起丢失。"
        purpose="backup"
        onChoose={(backup) => change({ backup })}
      />
      <ErrorNote error={error} />
    </StepForm>
  );
}

interface PlaceProps {
  readonly title: string;
  readonly chosen: Ticket | null;
  readonly standard: string;
  readonly hint: string;
  readonly purpose: 'vault' | 'backup';
  readonly onChoose: (ticket: Ticket | null) => void;
}

/** One folder with its default and the button to choose another. */
export function Place({ title, chosen, standard, hint, purpose, onChoose }: PlaceProps) {
  const pick = async () => {
    const picked = await bridge().files.pickFolder({ purpose });
    if (!picked.ok) tellError(picked.error);
    else if (picked.value !== null) onChoose(picked.value);
  };
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Stack gap={2}>
          <Text fw={600}>{title}</Text>
          <Text size="sm">{chosen?.name ?? standard}</Text>
          <Text size="xs" c="dimmed">
            {hint}
          </Text>
        </Stack>
        <Group gap="xs" wrap="nowrap">
          {chosen !== null && (
            <Button
              variant="subtle"
              color="gray"
              onClick={() => onChoose(null)}
              aria-label={`${title}：用默认位置`}
            >
              用默认
            </Button>
          )}
          <Button variant="default" onClick={() => void pick()} aria-label={`${title}：选择文件夹`}>
            选择…
          </Button>
        </Group>
      </Group>
    </Paper>
  );
}

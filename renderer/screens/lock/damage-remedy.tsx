import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { Notice } from '../../../shared/bridge/shapes';
import { bridge } from '../../app/bridge';
import { ErrorNote } from '../../app/error-note';
import { tell } from '../../app/notify';
import { useProgram } from '../../app/program-context';
import { useCall } from '../../app/use-call';

/** Notices that stand for a part of the journal that can't be read. */
export const isDamage = ({ code }: Notice): boolean =>
  ['journal.damaged', 'journal.segment-missing', 'journal.payload-unreadable'].includes(code);

/** Mends a damaged journal from a backup, or, by an administrator and with a reason, goes on without that part. */
export function DamageRemedy() {
  const { applyStatus, reopen } = useProgram();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const { busy, error, run } = useCall();

  const finish = async (message: string) => {
    const status = await bridge().vault.status();
    // Opening again takes all messages off the screen; this one has to come after it.
    flushSync(() => {
      if (status.ok) applyStatus(status.value);
      reopen();
    });
    tell(message);
  };
  const repair = async () => {
    const answer = await run(() => bridge().vault.repair());
    if (answer !== null) await finish(answer.value.message);
  };
  const accept = async () => {
    const answer = await run(() => bridge().vault.acceptLoss({ reason: reason.trim() }));
    if (answer !== null) await finish(answer.value.message);
  };

  return (
    <Stack gap="xs" mt="sm">
      <Group gap="sm">
        <Button size="compact-sm" loading={busy} onClick={() => void repair()}>
          用备份修复
        </Button>
        <Button size="compact-sm" variant="default" aria-expanded={asking} onClick={() => setAsking(!asking)}>
          接受损失并继续…
        </Button>
      </Group>
      {asking && (
        <>
          <Text size="sm">
            读不出的变更将不再参与显示，损坏的原文件仍然保留，以后找到备份还能修复。只有管理员可以这样做，原因会记入档案库。
          </Text>
          <Group gap="sm" align="flex-end">
            <TextInput
              label="原因"
              flex={1}
              value={reason}
              onChange={(event) => setReason(event.currentTarget.value)}
            />
            <Button
              variant="outline"
              size="compact-sm"
              disabled={reason.trim() === ''}
              loading={busy}
              onClick={() => void accept()}
            >
              确认放弃这一段
            </Button>
          </Group>
        </>
      )}
      <ErrorNote error={error} />
    </Stack>
  );
}

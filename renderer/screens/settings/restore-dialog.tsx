import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import type { Snapshot } from '../../../shared/bridge/contract';
import { appError } from '../../../shared/kernel/errors';
import { bridge } from '../../app/bridge';
import { ErrorNote } from '../../app/error-note';
import { tellNotice } from '../../app/notify';
import { useProgram } from '../../app/program-context';
import { shortTime } from '../../app/time';
import { useCall } from '../../app/use-call';

interface RestoreDialogProps {
  /** Null: closed. */
  readonly snapshot: Snapshot | null;
  readonly onClose: () => void;
}

/** Asks before the vault of another day takes the place of the present one. */
export function RestoreDialog({ snapshot, onClose }: RestoreDialogProps) {
  return (
    <Modal opened={snapshot !== null} onClose={onClose} title="恢复到备份" size="lg">
      {snapshot !== null && <Question snapshot={snapshot} onClose={onClose} />}
    </Modal>
  );
}

function Question({ snapshot, onClose }: { readonly snapshot: Snapshot; readonly onClose: () => void }) {
  const { status, applyStatus } = useProgram();
  const [understood, setUnderstood] = useState(false);
  const { busy, error, run } = useCall();
  const day = shortTime(snapshot.at, new Date());

  const explanation = [
    `档案库将换成 ${day} 的备份（${snapshot.entries.toLocaleString()} 条变更）。此后做的修改不在其中；`,
    '当前的档案库不会删除，会改名保留在旁边。恢复后程序锁定，',
    status.state === 'unlocked' ? '用户和密码保持现在的不变。' : '请用备份那天的用户和密码打开。',
  ].join('');

  const restore = async () => {
    const answer = await run(() => bridge().backup.restore({ id: snapshot.id }));
    if (answer === null) return;
    // The lock takes all messages off the screen, this one of main's among them; it has to come after it.
    flushSync(() => {
      onClose();
      applyStatus(answer.value.status);
    });
    const { code, message } = appError('vault.restored', { keptAs: answer.value.keptAs });
    tellNotice({ code, message, level: 'info', facts: {} });
  };

  return (
    <Stack gap="md">
      <Text>{explanation}</Text>
      {!snapshot.verified && (
        <Text c="red" fw={600}>
          这份备份核对时没有通过，恢复前会再次核对，不完好就不会替换。
        </Text>
      )}
      <Checkbox
        label={`我要把档案库恢复到 ${day}`}
        checked={understood}
        onChange={(event) => setUnderstood(event.currentTarget.checked)}
      />
      <ErrorNote error={error} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          取消
        </Button>
        <Button disabled={!understood} loading={busy} onClick={() => void restore()}>
          恢复
        </Button>
      </Group>
    </Stack>
  );
}

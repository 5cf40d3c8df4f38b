import { Button, Group, Text } from '@mantine/core';
import { bridge } from '../../app/bridge';
import { Curtain } from '../../app/curtain';
import { ErrorNote } from '../../app/error-note';
import { NoticeList } from '../../app/notice-list';
import { useProgram } from '../../app/program-context';
import { useCall } from '../../app/use-call';
import { OtherFolder } from './other-folder';
import { RestoreFromBackup } from './restore-from-backup';

/** The vault can't be opened at all: why, and what can be done. */
export function UnusableScreen() {
  const { status, applyStatus, quit } = useProgram();
  const { busy, error, run } = useCall();
  const again = async () => {
    const answer = await run(() => bridge().vault.status());
    if (answer !== null) applyStatus(answer.value);
  };
  return (
    <Curtain title="档案库打不开">
      {status.problem !== null && <NoticeList notices={[status.problem]} />}
      <NoticeList notices={status.notices} />
      <Text size="sm" c="dimmed">
        档案库 {status.folder}
      </Text>
      <ErrorNote error={error} />
      <Group justify="space-between">
        <Group gap="lg">
          <OtherFolder />
          <RestoreFromBackup />
        </Group>
        <Group gap="sm">
          <Button variant="default" onClick={() => void quit()}>
            退出程序
          </Button>
          <Button loading={busy} onClick={() => void again()}>
            重试
          </Button>
        </Group>
      </Group>
    </Curtain>
  );
}

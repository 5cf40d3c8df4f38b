import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { Curtain } from '../../app/curtain';
import { NoticeList } from '../../app/notice-list';
import { PRACTICE_PASSWORD } from '../../app/password/practice-password';
import { useProgram } from '../../app/program-context';
import { DamageRemedy, isDamage } from './damage-remedy';
import { OtherFolder } from './other-folder';
import { RecoverForm } from './recover-form';
import { RestoreFromBackup } from './restore-from-backup';
import { UnlockForm } from './unlock-form';

interface LockScreenProps {
  /** The next user is chosen at once: somebody gave the command to switch. */
  readonly choosing: boolean;
  /** Leaves a practice vault for a real one. */
  readonly onSetUp: () => void;
}

/** In front of a locked vault: who, password, what is wrong with the vault, and the ways in without the password. */
export function LockScreen({ choosing, onSetUp }: LockScreenProps) {
  const { status, quit } = useProgram();
  const [recovering, setRecovering] = useState(false);
  return (
    <Curtain
      title={status.unit?.name ?? '乡档'}
      message={recovering ? '用恢复密钥重设密码' : '请选择用户并输入密码'}
    >
      <NoticeList
        notices={status.notices}
        remedy={(notice) => (isDamage(notice) ? <DamageRemedy /> : null)}
      />
      {status.unit?.practice === true && !recovering && (
        <Text size="sm">练习库，密码 {PRACTICE_PASSWORD}</Text>
      )}
      {recovering ? <RecoverForm onBack={() => setRecovering(false)} /> : <UnlockForm choosing={choosing} />}
      <Stack gap={4} mt="xs">
        <Text size="xs" c="dimmed" truncate title={status.folder}>
          档案库 {status.folder}
        </Text>
        <Group gap="lg">
          {!recovering && (
            <Anchor component="button" type="button" size="sm" onClick={() => setRecovering(true)}>
              忘记密码，用恢复密钥
            </Anchor>
          )}
          {status.unit?.practice === true && (
            <Anchor component="button" type="button" size="sm" onClick={onSetUp}>
              建立正式档案库
            </Anchor>
          )}
          <OtherFolder />
          <RestoreFromBackup />
          <Anchor component="button" type="button" size="sm" onClick={() => void quit()}>
            退出程序
          </Anchor>
        </Group>
      </Stack>
    </Curtain>
  );
}

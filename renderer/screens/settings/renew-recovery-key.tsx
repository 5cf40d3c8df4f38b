import { Button, Group, Modal, PasswordInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { bridge } from '../../app/bridge';
import { useSession } from '../../app/data-context';
import { ErrorNote } from '../../app/error-note';
import { tell } from '../../app/notify';
import { useCall } from '../../app/use-call';
import { RecoveryKeyStep } from '../setup/recovery-key-step';
import { Block } from './block';

/** A new recovery key, when the old one was lost or seen by somebody. */
export function RenewRecoveryKey() {
  const { unit } = useSession();
  const [password, setPassword] = useState('');
  const [key, setKey] = useState<string | null>(null);
  const { busy, error, run } = useCall();

  const renew = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (password === '') return;
    const answer = await run(() => bridge().vault.renewRecoveryKey({ password }));
    setPassword('');
    if (answer !== null) setKey(answer.value);
  };
  const done = () => {
    setKey(null);
    tell('新的恢复密钥已生效，请销毁旧的打印件');
  };

  return (
    <Block title="恢复密钥" hint="旧的丢失或被人看过时，换一个新的；换过之后旧的立即失效。">
      <form onSubmit={(event) => void renew(event)}>
        <Group align="flex-end" gap="sm">
          <PasswordInput
            label="您的密码"
            w="16rem"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" disabled={password === ''} loading={busy}>
            生成新的恢复密钥
          </Button>
        </Group>
      </form>
      <ErrorNote error={error} />
      {/* Can't be closed by Esc or a click beside it: the old key is dead already. */}
      <Modal
        opened={key !== null}
        onClose={() => undefined}
        withCloseButton={false}
        closeOnEscape={false}
        closeOnClickOutside={false}
        title="新的恢复密钥"
        size="46rem"
      >
        {key !== null && <RecoveryKeyStep recoveryKey={key} unit={unit.name} done="完成" onDone={done} />}
      </Modal>
    </Block>
  );
}

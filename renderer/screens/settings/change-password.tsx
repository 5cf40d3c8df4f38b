import { Button, Group, PasswordInput, Stack } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { bridge } from '../../app/bridge';
import { useSession } from '../../app/data-context';
import { ErrorNote } from '../../app/error-note';
import { tell } from '../../app/notify';
import { NewPasswordFields, NO_PASSWORD, passwordProblem } from '../../app/password/new-password';
import { useCall } from '../../app/use-call';
import { Block } from './block';

/** The password of the one who is signed in. */
export function ChangePassword() {
  const { user, unit } = useSession();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState(NO_PASSWORD);
  const { busy, error, run } = useCall();
  const names = [user.name, unit.name];
  const ready = current !== '' && passwordProblem(next, names) === null;

  const change = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!ready) return;
    const answer = await run(() => bridge().vault.changePassword({ current, next: next.password }));
    setCurrent('');
    if (answer === null) return;
    setNext(NO_PASSWORD);
    tell('密码已修改，下次打开请用新密码');
  };

  return (
    <Block title={`修改密码（${user.name}）`} hint="恢复密钥不变。以前的备份仍用备份时的密码打开。">
      <form onSubmit={(event) => void change(event)}>
        <Stack gap="sm" maw="26rem">
          <PasswordInput
            label="现在的密码"
            autoComplete="current-password"
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
          />
          <NewPasswordFields label="新密码" names={names} value={next} onChange={setNext} />
          <ErrorNote error={error} />
          <Group>
            <Button type="submit" disabled={!ready} loading={busy}>
              修改密码
            </Button>
          </Group>
        </Stack>
      </form>
    </Block>
  );
}

import { Button, Group, Radio, Stack, Text, Textarea } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { bridge } from '../../app/bridge';
import { ErrorNote } from '../../app/error-note';
import { NewPasswordFields, NO_PASSWORD, passwordProblem } from '../../app/password/new-password';
import { useProgram } from '../../app/program-context';
import { useCall } from '../../app/use-call';
import { lastUser } from './last-user';

/** The way in without the password: the recovery key sets a new one. */
export function RecoverForm({ onBack }: { readonly onBack: () => void }) {
  const { status, applyStatus } = useProgram();
  const [user, setUser] = useState(() => lastUser(status.users));
  const [recoveryKey, setRecoveryKey] = useState('');
  const [next, setNext] = useState(NO_PASSWORD);
  const { busy, error, run } = useCall();
  const names = status.users.map(({ name }) => name);
  const problem = passwordProblem(next, names);
  const ready = user !== null && recoveryKey.trim() !== '' && problem === null;

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (user === null || !ready) return;
    const answer = await run(() =>
      bridge().vault.recover({ user, recoveryKey: recoveryKey.trim(), password: next.password }),
    );
    if (answer !== null) applyStatus(answer.value);
  };

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <Radio.Group label="为谁重设密码" value={user} onChange={setUser}>
          <Group gap="lg" mt={4}>
            {status.users.map(({ id, name }) => (
              <Radio key={id} value={id} label={name} />
            ))}
          </Group>
        </Radio.Group>
        <Textarea
          label="恢复密钥"
          description="建库时打印或保存的那一串，可以带空格或横线，不分大小写"
          autosize
          minRows={2}
          spellCheck={false}
          value={recoveryKey}
          onChange={(event) => setRecoveryKey(event.currentTarget.value)}
        />
        <Text size="xs" c="dimmed">
          没有密码也没有恢复密钥，档案库就再也打不开，谁也帮不了忙。若单位里还有别的管理员，请他用自己的密码打开，再为您重新添加用户。
        </Text>
        <NewPasswordFields label="新密码" names={names} value={next} onChange={setNext} />
        <ErrorNote error={error} />
        <Group justify="space-between">
          <Button variant="default" onClick={onBack}>
            返回
          </Button>
          <Button type="submit" loading={busy} disabled={!ready}>
            设置新密码并打开
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

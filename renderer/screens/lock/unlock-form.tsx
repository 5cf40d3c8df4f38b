import { Button, Group, Kbd, PasswordInput, Radio, Stack, Text } from '@mantine/core';
import { type KeyboardEvent, type SyntheticEvent, useEffect, useRef, useState } from 'react';
import { ROLES } from '../../../shared/rules/roles';
import { bridge } from '../../app/bridge';
import { ErrorNote } from '../../app/error-note';
import { useProgram } from '../../app/program-context';
import { useCall } from '../../app/use-call';
import { warmStore } from '../../app/warm-up';
import { lastUser, rememberUser } from './last-user';
import { useCountdown } from './use-countdown';

/**
 * Users as a radio group, the password, and the wait after wrong ones. `choosing`: another user goes on, so the cursor stands
 * in the group, where a number picks one and goes on to the password.
 */
export function UnlockForm({ choosing }: { readonly choosing: boolean }) {
  const { status, applyStatus } = useProgram();
  const [user, setUser] = useState(() => lastUser(status.users));
  const [password, setPassword] = useState('');
  const [capsLock, setCapsLock] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const group = useRef<HTMLDivElement>(null);
  const wait = useCountdown(status.waitMs);
  const { busy, error, run } = useCall();

  useEffect(() => {
    if (choosing) group.current?.querySelector<HTMLInputElement>('input:checked')?.focus();
  }, [choosing]);
  const pickByNumber = (event: KeyboardEvent) => {
    const picked = /^[1-9]$/.test(event.key) ? status.users[Number(event.key) - 1] : undefined;
    if (picked === undefined) return;
    event.preventDefault();
    setUser(picked.id);
    input.current?.focus();
  };

  const submit = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (user === null || password === '' || wait.seconds > 0) return;
    warmStore();
    const answer = await run(async () => {
      const unlocked = await bridge().vault.unlock({ user, password });
      if (!unlocked.ok) wait.start(waitOf(unlocked.error.facts));
      return unlocked;
    });
    setPassword('');
    if (answer === null) return input.current?.focus();
    rememberUser(user);
    applyStatus(answer.value);
  };

  const watchCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));

  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <Radio.Group label="用户" value={user} onChange={setUser}>
          <Stack ref={group} gap={6} mt={4} onKeyDown={pickByNumber}>
            {status.users.map(({ id, name, role }, at) => (
              <Group key={id} gap="xs" justify="space-between" wrap="nowrap">
                <Radio value={id} label={`${name}（${ROLES[role]}）`} />
                {status.users.length > 1 && at < 9 && (
                  <Kbd size="xs" aria-hidden>
                    {at + 1}
                  </Kbd>
                )}
              </Group>
            ))}
          </Stack>
        </Radio.Group>
        <div>
          <PasswordInput
            ref={input}
            data-autofocus
            autoFocus
            label="密码"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            onKeyDown={watchCapsLock}
            onKeyUp={watchCapsLock}
          />
          <Text size="xs" c="yellow.9" mih="1.125rem" role="status">
            {capsLock ? '大写锁定（Caps Lock）已打开' : ''}
          </Text>
        </div>
        <ErrorNote error={error} />
        <Button type="submit" loading={busy} disabled={user === null || wait.seconds > 0} size="sm">
          {wait.seconds > 0 ? `请等 ${wait.seconds} 秒` : '打开档案库'}
        </Button>
      </Stack>
    </form>
  );
}

/** Wait that a refusal states in its facts, in ms. */
function waitOf(facts: Readonly<Record<string, string | number | boolean>>): number {
  if (typeof facts.waitMs === 'number') return facts.waitMs;
  const seconds = Number(facts.waitSeconds ?? 0);
  return Number.isFinite(seconds) ? seconds * 1000 : 0;
}

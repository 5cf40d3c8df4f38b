import { Button, Group, Stack, Table, Text, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import type { UserCard } from '../../../shared/bridge/shapes';
import { ROLES } from '../../../shared/rules/roles';
import { useMay, WhoMay } from '../../app/actor';
import { useBranch } from '../../app/branch';
import { bridge } from '../../app/bridge';
import { confirm } from '../../app/confirm';
import { useSession } from '../../app/data-context';
import { ErrorNote } from '../../app/error-note';
import { tell } from '../../app/notify';
import { NewPasswordFields, NO_PASSWORD, passwordProblem } from '../../app/password/new-password';
import { useProgram } from '../../app/program-context';
import { useCall } from '../../app/use-call';
import { Block } from './block';
import { ChangeUser } from './change-user';
import { CLERK_RIGHTS, RightsFields } from './rights-fields';

/** Who may open the vault. Each has a password of his own; what he changes carries his name. */
export function Users() {
  const { user } = useSession();
  const may = useMay();
  const { tree } = useBranch();
  const [changing, setChanging] = useState<UserCard | null>(null);
  const { status, applyStatus } = useProgram();
  const { busy, error, run } = useCall();
  const take = (users: readonly UserCard[]) => applyStatus({ ...status, users: [...users] });

  const placesOf = ({ branches }: UserCard) =>
    branches.length === 0
      ? '全部'
      : branches.map((id) => tree.find((node) => node.id === id)?.name ?? '（已不在）').join('、');

  const remove = async (other: UserCard) => {
    const sure = await confirm({
      title: '移除用户',
      message: `移除后，“${other.name}”的密码不能再打开这个档案库。他做过的修改仍保留他的名字。`,
      confirm: '移除',
    });
    if (!sure) return;
    const answer = await run(() => bridge().vault.removeUser({ user: other.id }));
    if (answer !== null) take(answer.value);
  };

  return (
    <>
      <Block title="用户" hint="几个人共用一台电脑时，每人用自己的密码，修改记录才分得清。">
        <Table verticalSpacing={4}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>姓名</Table.Th>
              <Table.Th>角色</Table.Th>
              <Table.Th>负责的党组织</Table.Th>
              <Table.Th w="9rem">操作</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {status.users.map((other) => (
              <Table.Tr key={other.id}>
                <Table.Td>
                  {other.name}
                  {other.id === user.id && '（您）'}
                </Table.Td>
                <Table.Td>{ROLES[other.role]}</Table.Td>
                <Table.Td>{placesOf(other)}</Table.Td>
                <Table.Td>
                  {may('users', null) && other.id !== user.id && (
                    <Group gap={4} wrap="nowrap">
                      <Button
                        variant="subtle"
                        size="compact-sm"
                        aria-label={`更改 ${other.name}`}
                        onClick={() => setChanging(other)}
                      >
                        更改
                      </Button>
                      <Button
                        variant="subtle"
                        size="compact-sm"
                        loading={busy}
                        aria-label={`移除 ${other.name}`}
                        onClick={() => void remove(other)}
                      >
                        移除
                      </Button>
                    </Group>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
        <ErrorNote error={error} />
        {changing !== null && (
          <ChangeUser user={changing} onChanged={take} onClose={() => setChanging(null)} />
        )}
      </Block>
      {may('users', null) ? (
        <AddUser onAdded={take} />
      ) : (
        <Text size="sm" c="dimmed">
          <WhoMay right="users" what="添加和移除用户" />
        </Text>
      )}
    </>
  );
}

function AddUser({ onAdded }: { readonly onAdded: (users: readonly UserCard[]) => void }) {
  const { unit } = useSession();
  const [name, setName] = useState('');
  const [secret, setSecret] = useState(NO_PASSWORD);
  const [rights, setRights] = useState(CLERK_RIGHTS);
  const { busy, error, run } = useCall();
  const names = [name.trim(), unit.name];
  const ready = name.trim() !== '' && passwordProblem(secret, names) === null;

  const add = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (!ready) return;
    const answer = await run(() =>
      bridge().vault.addUser({ name: name.trim(), password: secret.password, ...rights }),
    );
    if (answer === null) return;
    onAdded(answer.value);
    tell(`已添加用户“${name.trim()}”`);
    setName('');
    setSecret(NO_PASSWORD);
    setRights(CLERK_RIGHTS);
  };

  return (
    <Block title="添加用户">
      <form onSubmit={(event) => void add(event)}>
        <Stack gap="sm" maw="26rem">
          <TextInput
            label="姓名"
            maxLength={60}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <NewPasswordFields label="初始密码" names={names} value={secret} onChange={setSecret} />
          <RightsFields value={rights} onChange={setRights} />
          <ErrorNote error={error} />
          <Group>
            <Button type="submit" disabled={!ready} loading={busy}>
              添加
            </Button>
          </Group>
        </Stack>
      </form>
    </Block>
  );
}

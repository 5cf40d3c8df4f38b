import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import type { UserCard, UserRights } from '../../../shared/bridge/shapes';
import { bridge } from '../../app/bridge';
import { ErrorNote } from '../../app/error-note';
import { tell } from '../../app/notify';
import { useCall } from '../../app/use-call';
import { RightsFields } from './rights-fields';

interface ChangeUserProps {
  readonly user: UserCard;
  readonly onChanged: (users: readonly UserCard[]) => void;
  readonly onClose: () => void;
}

/** Another role or other branches for somebody else; holds from his next unlock. */
export function ChangeUser({ user, onChanged, onClose }: ChangeUserProps) {
  const [rights, setRights] = useState<UserRights>({ role: user.role, branches: user.branches });
  const { busy, error, run } = useCall();
  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    const answer = await run(() => bridge().vault.changeUser({ user: user.id, ...rights }));
    if (answer === null) return;
    onChanged(answer.value);
    tell(`已更改“${user.name}”的角色，下次登录起生效`);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`更改“${user.name}”的角色`}>
      <form onSubmit={(event) => void save(event)}>
        <Stack gap="sm">
          <RightsFields value={rights} onChange={setRights} />
          <Text size="xs" c="dimmed">
            已经签过的字和做过的修改都保留。
          </Text>
          <ErrorNote error={error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              取消
            </Button>
            <Button type="submit" loading={busy}>
              更改
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

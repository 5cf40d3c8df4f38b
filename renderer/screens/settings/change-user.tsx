import { Text } from '@mantine/core';
import { useState } from 'react';
import type { UserCard, UserRights } from '../../../shared/bridge/shapes';
import { bridge } from '../../app/bridge';
import { FormDialog } from '../../app/form-dialog';
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
  const save = async () => {
    const answer = await run(() => bridge().vault.changeUser({ user: user.id, ...rights }));
    if (answer === null) return;
    onChanged(answer.value);
    tell(`已更改“${user.name}”的角色，下次登录起生效`);
    onClose();
  };
  return (
    <FormDialog
      title={`更改“${user.name}”的角色`}
      submit="更改"
      busy={busy}
      error={error}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <RightsFields value={rights} onChange={setRights} />
      <Text size="xs" c="dimmed">
        已经签过的字和做过的修改都保留。
      </Text>
    </FormDialog>
  );
}

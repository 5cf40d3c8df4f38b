import { Anchor } from '@mantine/core';
import { bridge, openVaultFolder } from '../../app/bridge';
import { tellError } from '../../app/notify';
import { useProgram } from '../../app/program-context';

/** Opens another vault folder: a moved PC, a restored copy, a stick. */
export function OtherFolder() {
  const { applyStatus } = useProgram();
  const choose = async () => {
    const picked = await bridge().files.pickFolder({ purpose: 'vault' });
    if (!picked.ok) return tellError(picked.error);
    if (picked.value === null) return;
    const answer = await openVaultFolder(picked.value.ticket);
    if (answer.ok) applyStatus(answer.value);
    else tellError(answer.error);
  };
  return (
    <Anchor component="button" type="button" size="sm" onClick={() => void choose()}>
      打开另一个档案库
    </Anchor>
  );
}

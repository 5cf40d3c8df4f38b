import { Select } from '@mantine/core';
import { useMay } from '../../app/actor';
import { Block } from './block';
import { ChangePassword } from './change-password';
import { RenewRecoveryKey } from './renew-recovery-key';
import { useSaveSettings } from './use-save-settings';

const MINUTES = [0, 3, 5, 10, 15, 30, 60, 120];

/** Password, recovery key, idle lock. */
export function Security() {
  const may = useMay();
  const { settings, save } = useSaveSettings();
  const minutes = [...new Set([...MINUTES, settings.idleMinutes])].sort((a, b) => a - b);
  return (
    <>
      <Block title="空闲锁定" hint="离开电脑一段时间后自动锁定；正在填写的内容会存为草稿。">
        <Select
          label="没有操作多久后锁定"
          maw="14rem"
          allowDeselect={false}
          data={minutes.map((n) => ({ value: String(n), label: n === 0 ? '不自动锁定' : `${n} 分钟` }))}
          value={String(settings.idleMinutes)}
          onChange={(value) => void save({ idleMinutes: Number(value ?? settings.idleMinutes) })}
        />
      </Block>
      <ChangePassword />
      {may('users', null) && <RenewRecoveryKey />}
    </>
  );
}

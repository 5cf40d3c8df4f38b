import { Button, Group, Text } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import type { Snapshot } from '../../../shared/bridge/contract';
import { useMay } from '../../app/actor';
import { bridge } from '../../app/bridge';
import { ErrorNote } from '../../app/error-note';
import { tell } from '../../app/notify';
import { useProgram } from '../../app/program-context';
import { useCall } from '../../app/use-call';
import { backupsChanged } from '../../app/use-last-backup';
import { Block } from './block';
import { RestoreDialog } from './restore-dialog';
import { SnapshotTable } from './snapshot-table';

/** Where backups go, what there is, and the way back to a day. */
export function Backups() {
  const may = useMay();
  const { settings, applySettings } = useProgram();
  const [snapshots, setSnapshots] = useState<readonly Snapshot[]>([]);
  const [chosen, setChosen] = useState<Snapshot | null>(null);
  const { busy, error, run } = useCall();

  const look = useCallback(async () => {
    const answer = await bridge().backup.list();
    if (answer.ok) setSnapshots([...answer.value].sort((a, b) => b.at.localeCompare(a.at)));
    backupsChanged();
  }, []);
  useEffect(() => void look(), [look]);

  const choosePlace = async () => {
    const picked = await run(() => bridge().files.pickFolder({ purpose: 'backup' }));
    if (picked?.value == null) return;
    const folder = picked.value.ticket;
    await setPlace(folder);
  };
  const setPlace = async (folder: string | null) => {
    const answer = await run(() => bridge().backup.setPlace({ folder }));
    if (answer !== null) applySettings(answer.value);
    await look();
  };
  const backUp = async () => {
    const answer = await run(() => bridge().backup.now());
    if (answer !== null) tell(`备份完成并已核对：${answer.value.entries.toLocaleString()} 条变更`);
    await look();
  };

  return (
    <>
      <Block
        title="备份位置"
        hint="备份自动进行，保留最近 7 天和 4 周；内容同样加密。数据包不是备份，请另外保留。"
      >
        <Group justify="space-between">
          <Text>{settings.backupPlace ?? '与档案库同一块硬盘（建议另选一块硬盘或 U 盘）'}</Text>
          <Group gap="xs">
            {settings.backupPlace !== null && (
              <Button variant="subtle" color="gray" loading={busy} onClick={() => void setPlace(null)}>
                改回默认
              </Button>
            )}
            <Button variant="default" loading={busy} onClick={() => void choosePlace()}>
              选择…
            </Button>
            <Button loading={busy} onClick={() => void backUp()}>
              立即备份
            </Button>
          </Group>
        </Group>
        <ErrorNote error={error} />
      </Block>
      <Block title="已有备份" hint="恢复会把当前档案库换成所选那一天的；当前的不会删除，改名留在旁边。">
        {snapshots.length === 0 ? (
          <Text c="dimmed">还没有备份。</Text>
        ) : (
          <SnapshotTable snapshots={snapshots} onRestore={may('care', null) ? setChosen : null} />
        )}
      </Block>
      <RestoreDialog snapshot={chosen} onClose={() => setChosen(null)} />
    </>
  );
}

import { Anchor, Modal, Text } from '@mantine/core';
import { useState } from 'react';
import type { Snapshot } from '../../../shared/bridge/contract';
import { bridge } from '../../app/bridge';
import { tellError } from '../../app/notify';
import { RestoreDialog } from '../settings/restore-dialog';
import { SnapshotTable } from '../settings/snapshot-table';

/** The way back to a backup while the vault is locked or can't be opened at all. */
export function RestoreFromBackup() {
  const [snapshots, setSnapshots] = useState<readonly Snapshot[] | null>(null);
  const [chosen, setChosen] = useState<Snapshot | null>(null);
  const look = async () => {
    const answer = await bridge().backup.list();
    if (answer.ok) setSnapshots([...answer.value].sort((a, b) => b.at.localeCompare(a.at)));
    else tellError(answer.error);
  };
  return (
    <>
      <Anchor component="button" type="button" size="sm" onClick={() => void look()}>
        从备份恢复
      </Anchor>
      <Modal
        opened={snapshots !== null && chosen === null}
        onClose={() => setSnapshots(null)}
        title="从备份恢复"
        size="54rem"
      >
        {snapshots?.length === 0 ? (
          <Text>没有找到备份。若备份在 U 盘或另一块硬盘上，请接好后再试。</Text>
        ) : (
          <SnapshotTable snapshots={snapshots ?? []} onRestore={setChosen} />
        )}
      </Modal>
      <RestoreDialog
        snapshot={chosen}
        onClose={() => {
          setChosen(null);
          setSnapshots(null);
        }}
      />
    </>
  );
}

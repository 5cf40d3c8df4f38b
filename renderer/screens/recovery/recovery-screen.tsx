import { Alert, Button, Group, List, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { bridge } from '../../app/bridge';
import { Curtain } from '../../app/curtain';
import { ErrorNote } from '../../app/error-note';
import { useProgram } from '../../app/program-context';
import { shortSize } from '../../app/time';
import { useCall } from '../../app/use-call';

interface RecoveryScreenProps {
  /** Goes on to the lock screen; the worker then reads the journal and leaves the view alone. */
  readonly onGoOn: () => void;
}

/**
 * The disk is nearly full. Chromium may erase its own store in that state, so the window was opened without it; the
 * journal is whole. Offers what works without the view: a backup elsewhere, looking and exporting, quitting.
 */
export function RecoveryScreen({ onGoOn }: RecoveryScreenProps) {
  const { status, quit } = useProgram();
  const [saved, setSaved] = useState<string | null>(null);
  const { busy, error, run } = useCall();

  const backUp = async () => {
    const picked = await run(() => bridge().files.pickFolder({ purpose: 'backup' }));
    if (picked?.value == null) return;
    const folder = picked.value.ticket;
    if ((await run(() => bridge().backup.setPlace({ folder }))) === null) return;
    const made = await run(() => bridge().backup.now());
    if (made !== null) {
      setSaved(
        `已备份到 ${made.value.place},${made.value.entries.toLocaleString()} 条变更,${shortSize(made.value.bytes)}`,
      );
    }
  };

  return (
    <Curtain title="磁盘空间不足" wide>
      <Alert color="yellow.9" title="发生了什么">
        这台电脑的磁盘快满了。为了不损坏数据,本次启动没有动用本机的显示缓存。
      </Alert>
      <Text fw={600}>保住了什么</Text>
      <Text size="sm">
        所有显示过“已保存”的内容都完整地在档案库里({status.folder}
        ),没有丢失。缓存只是副本,清出空间后会自动重建。
      </Text>
      <Text fw={600}>怎么办</Text>
      <List size="sm" spacing={4}>
        <List.Item>清空系统回收站,删除或移走不用的大文件,至少腾出 300 MB,然后重新启动乡档。</List.Item>
        <List.Item>也可以先把档案库备份到 U 盘或另一块硬盘,再做清理。</List.Item>
        <List.Item>急用时可以继续打开:能查看和导出,会慢一些,暂时不要录入。</List.Item>
      </List>
      <ErrorNote error={error} />
      {saved !== null && (
        <Alert color="gray" role="status">
          {saved}
        </Alert>
      )}
      <Stack gap="sm">
        <Group justify="space-between">
          <Button variant="default" onClick={() => void quit()}>
            退出,先清理磁盘
          </Button>
          <Group gap="sm">
            {status.state !== 'none' && (
              <Button variant="default" loading={busy} onClick={() => void backUp()}>
                备份到其他磁盘…
              </Button>
            )}
            <Button onClick={onGoOn}>继续打开</Button>
          </Group>
        </Group>
      </Stack>
    </Curtain>
  );
}

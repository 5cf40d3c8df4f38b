import { Alert, Button, Group, List, Text } from '@mantine/core';
import { Curtain } from '../../app/curtain';
import { useProgram } from '../../app/program-context';
import { HOME, type Route } from '../../app/routes';

interface RecoveryScreenProps {
  /** Goes on to the lock screen and from there to the place; the worker reads the journal and leaves the view alone. */
  readonly onGoOn: (route: Route) => void;
}

/**
 * The disk is nearly full. Chromium may erase its own store in that state, so the window was opened without it; the
 * journal is whole. Offers what works without the view: backup and export to another disk, looking, quitting.
 */
export function RecoveryScreen({ onGoOn }: RecoveryScreenProps) {
  const { status, quit } = useProgram();
  return (
    <Curtain title="磁盘空间不足" wide>
      <Alert color="yellow.9" title="发生了什么">
        这台电脑的磁盘快满了。为了不损坏数据，本次启动没有动用本机的显示缓存。
      </Alert>
      <Text fw={600}>保住了什么</Text>
      <Text size="sm">
        所有显示过“已保存”的内容都完整地在档案库里({status.folder}
        )，没有丢失。缓存只是副本，清出空间后会自动重建。
      </Text>
      <Text fw={600}>怎么办</Text>
      <List size="sm" spacing={4}>
        <List.Item>清空系统回收站，删除或移走不用的大文件，至少腾出 300 MB，然后重新启动乡档。</List.Item>
        <List.Item>也可以先打开档案库，备份或导出到 U 盘、另一块硬盘，再做清理。</List.Item>
        <List.Item>
          这样打开会慢一些，每次都从变更记录读起；磁盘满时新录入的内容可能存不下，暂时不要录入。
        </List.Item>
      </List>
      <Group justify="space-between" mt="sm">
        <Button variant="default" onClick={() => void quit()}>
          退出，先清理磁盘
        </Button>
        <Group gap="sm">
          <Button variant="default" onClick={() => onGoOn({ screen: 'bundle-out' })}>
            打开并导出
          </Button>
          <Button variant="default" onClick={() => onGoOn({ screen: 'settings', section: 'backup' })}>
            打开并备份
          </Button>
          <Button onClick={() => onGoOn(HOME)}>打开查看</Button>
        </Group>
      </Group>
    </Curtain>
  );
}

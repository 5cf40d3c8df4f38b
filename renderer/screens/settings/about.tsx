import { Button, Group, Table, Text } from '@mantine/core';
import { useNavigation } from '../../app/navigation';
import { useProgram } from '../../app/program-context';
import { SecrecyNotice } from '../../app/secrecy-notice';
import { Block } from './block';

/** Versions, and what the program does not do. */
export function About() {
  const { info } = useProgram();
  const { go } = useNavigation();
  return (
    <>
      <Block title="乡档">
        <Table withRowBorders={false} verticalSpacing={2}>
          <Table.Tbody>
            <Table.Tr>
              <Table.Th w="9rem" fw={400} c="dimmed">
                版本
              </Table.Th>
              <Table.Td>{info.version}</Table.Td>
            </Table.Tr>
            <Table.Tr>
              <Table.Th fw={400} c="dimmed">
                运行环境
              </Table.Th>
              <Table.Td>
                Electron {info.electron},Chromium {info.chrome},{info.platform}
              </Table.Td>
            </Table.Tr>
          </Table.Tbody>
        </Table>
        <Text size="sm">本程序不联网，不收集任何信息。档案库在硬盘上全部加密。</Text>
        <Group>
          <Button variant="default" onClick={() => go({ screen: 'diagnostics' })}>
            查看诊断
          </Button>
        </Group>
      </Block>
      <SecrecyNotice />
    </>
  );
}

import { Alert, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { bridge } from '../../app/bridge';
import { tellError } from '../../app/notify';
import { useTypes } from '../../app/types-context';
import type { BundleWritten } from '../../data/api';
import classes from './bundles.module.css';
import { byteText } from './byte-text';

/** The report after the read-back: only now may the stick be pulled out. */
export function BundleWrittenCard(props: { readonly written: BundleWritten; readonly onAgain: () => void }) {
  const { written } = props;
  const types = useTypes();
  const show = async (ticket: string) => {
    const shown = await bridge().files.reveal({ ticket });
    if (!shown.ok) tellError(shown.error);
  };
  return (
    <Stack className={classes.centre} gap="md">
      <Title order={3}>数据包已写好并回读核对</Title>
      <Alert color="green" role="status">
        {written.report.files} 个文件({byteText(written.report.bytes)})逐个核对无误。可以安全拔出U盘。
      </Alert>
      <Table verticalSpacing={4} w={560}>
        <Table.Tbody>
          {[written.folder, written.zip].map(
            (place) =>
              place !== null && (
                <Table.Tr key={place.ticket}>
                  <Table.Td>{place === written.zip ? '压缩文件' : '文件夹'}</Table.Td>
                  <Table.Td>{place.name}</Table.Td>
                  <Table.Td>
                    <Button size="compact-xs" variant="default" onClick={() => show(place.ticket)}>
                      打开所在位置
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ),
          )}
          {Object.entries(written.counts).map(([type, count]) => (
            <Table.Tr key={type}>
              <Table.Td>{types.find(type)?.label ?? type}</Table.Td>
              <Table.Td>{count} 条</Table.Td>
              <Table.Td />
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="sm">
        核对码 <b className={classes.fingerprint}>{written.fingerprint}</b>
        ：接收方打开后应看到同样的核对码，可电话核对。
      </Text>
      <Group>
        <Button variant="default" onClick={props.onAgain}>
          再写一个
        </Button>
      </Group>
    </Stack>
  );
}

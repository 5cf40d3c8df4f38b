import { Table } from '@mantine/core';
import { useSession } from '../../app/data-context';
import { useProgram } from '../../app/program-context';
import { Block } from './block';

/** The unit card: set at set-up and part of every bundle, so it is not edited here. */
export function UnitCardView() {
  const { unit } = useSession();
  const { status } = useProgram();
  return (
    <Block title="单位信息" hint="建库时确定，随数据包报出，用来在上级认出本单位。">
      <Table withRowBorders={false} verticalSpacing={2}>
        <Table.Tbody>
          <Line label="单位名称" value={unit.name} />
          <Line label="单位编码" value={unit.code || '未填'} />
          <Line label="单位标识" value={unit.id} />
          <Line label="档案库文件夹" value={status.folder} />
        </Table.Tbody>
      </Table>
    </Block>
  );
}

function Line({ label, value }: { readonly label: string; readonly value: string }) {
  return (
    <Table.Tr>
      <Table.Th w="9rem" fw={400} c="dimmed">
        {label}
      </Table.Th>
      <Table.Td>{value}</Table.Td>
    </Table.Tr>
  );
}

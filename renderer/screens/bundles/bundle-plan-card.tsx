import { Card, Table, Text } from '@mantine/core';
import { useTypes } from '../../app/types-context';
import type { BundlePlan } from '../../data/api';
import { byteText } from './byte-text';

/** What a bundle of this choice would hold. */
export function BundlePlanCard(props: { readonly plan: BundlePlan | null; readonly unmasked: boolean }) {
  const { plan } = props;
  const types = useTypes();
  if (plan === null) return <Text size="sm">正在计算…</Text>;
  return (
    <Card withBorder padding="sm">
      <Text fw={600} size="sm" mb={6}>
        数据包内容
      </Text>
      <Table verticalSpacing={2} withRowBorders={false}>
        <Table.Tbody>
          {Object.entries(plan.counts).map(([type, count]) => (
            <Table.Tr key={type}>
              <Table.Td>{types.find(type)?.label ?? type}</Table.Td>
              <Table.Td ta="right">{count} 条</Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Td>附件</Table.Td>
            <Table.Td ta="right">{plan.attachments} 个</Table.Td>
          </Table.Tr>
          <Table.Tr>
            <Table.Td>合计大小</Table.Td>
            <Table.Td ta="right">约 {byteText(plan.bytes)}</Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
      <Text size="xs" c="dimmed" mt={6}>
        名称：{plan.suggestedName}
      </Text>
      {!props.unmasked && plan.masked.length > 0 && (
        <Text size="xs" mt={6}>
          以下内容遮盖，机读部分也不带：{plan.masked.join('、')}
        </Text>
      )}
    </Card>
  );
}

import { Anchor, Button, Group, Stack, Table, Text } from '@mantine/core';
import { IconPlus, IconTablePlus } from '@tabler/icons-react';
import { OWN_LEDGER, ownTypeName } from '../../../shared/records/own-design';
import { useMay } from '../../app/actor';
import { ErrorNote } from '../../app/error-note';
import { useNavigation } from '../../app/navigation';
import { useOffer } from '../../app/offers';
import { Page } from '../../app/page';
import { recordRoute } from '../../app/routes';
import { useLive } from '../../app/use-live';
import classes from './ledger-designer.module.css';
import { useLedgerRemoval } from './use-ledger-removal';

/** The list's question: every design, by name. */
const SPEC = {
  type: OWN_LEDGER,
  branch: null,
  filters: {},
  sort: [{ field: 'label', descending: false }],
  columns: ['label', 'group', 'fields', 'purpose'],
} as const;

/** Ledgers that the unit made itself, with what they hold. */
export function LedgerList() {
  const readOnly = !useMay()('rules', null);
  const { go } = useNavigation();
  const designs = useLive('own-ledgers', [OWN_LEDGER], (data) => data.query(SPEC));
  const overview = useLive('overview', 'any', (data) => data.overview());
  const remove = useLedgerRemoval();
  const create = () => go(recordRoute(OWN_LEDGER, null));
  useOffer(readOnly ? {} : { create: { label: '新建台账', run: create } });
  const rows = designs.value?.first ?? [];
  return (
    <Page
      title="自定义台账"
      aside={<span>共 {designs.value?.count ?? 0} 个</span>}
      action={
        readOnly ? null : (
          <Button leftSection={<IconPlus size={15} />} onClick={create}>
            新建台账
          </Button>
        )
      }
    >
      {designs.error === null ? null : <ErrorNote error={designs.error} />}
      {designs.value !== null && rows.length === 0 ? (
        <NoLedgers onCreate={readOnly ? null : create} />
      ) : (
        <Table verticalSpacing={4} aria-label="自定义台账" className={classes.ledgers}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>台账名称</Table.Th>
              <Table.Th>所在分组</Table.Th>
              <Table.Th ta="right">字段</Table.Th>
              <Table.Th ta="right">记录</Table.Th>
              <Table.Th>用途说明</Table.Th>
              <Table.Th>操作</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ id, title, texts, values }) => {
              const type = ownTypeName(id);
              const records = overview.value?.counts[type] ?? 0;
              return (
                <Table.Tr key={id}>
                  <Table.Td>
                    <Anchor component="button" type="button" onClick={() => go({ screen: 'records', type })}>
                      {title}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>{texts.group}</Table.Td>
                  <Table.Td ta="right">{typeof values.fields === 'number' ? values.fields : 0} 项</Table.Td>
                  <Table.Td ta="right">{records} 条</Table.Td>
                  <Table.Td className={classes.purpose}>{texts.purpose}</Table.Td>
                  <Table.Td>
                    <Group gap={4} wrap="nowrap">
                      <Button
                        size="compact-xs"
                        variant="default"
                        aria-label={`${readOnly ? '查看设计' : '修改设计'}：${title}`}
                        onClick={() => go(recordRoute(OWN_LEDGER, id))}
                      >
                        {readOnly ? '查看设计' : '修改设计'}
                      </Button>
                      {readOnly ? null : (
                        <Button
                          size="compact-xs"
                          variant="default"
                          aria-label={`删除：${title}`}
                          onClick={() => void remove(id, title)}
                        >
                          删除
                        </Button>
                      )}
                    </Group>
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      )}
    </Page>
  );
}

function NoLedgers({ onCreate }: { readonly onCreate: (() => void) | null }) {
  return (
    <Stack align="center" gap="xs" pt={72}>
      <IconTablePlus size={40} stroke={1.3} aria-hidden />
      <Text fw={600}>程序里没有的台账，可以自己做一个</Text>
      <Text c="dimmed" className={classes.explain}>
        起个名字，列出要登记的栏目（也可以把现有表格的表头粘贴过来）。保存后它就在左侧的分组里，能新增、导入
        Excel、导出、打印、查历史，随数据包上报，对方收到就能看。
      </Text>
      {onCreate === null ? null : <Button onClick={onCreate}>新建台账</Button>}
    </Stack>
  );
}

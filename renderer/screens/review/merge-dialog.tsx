import { Button, Group, Modal, Radio, Table, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Json } from '../../../shared/kernel/json';
import { sameJson } from '../../../shared/kernel/json';
import { displayText } from '../../../shared/records/display';
import { fieldsOf } from '../../../shared/records/registry';
import { useBranch } from '../../app/branch';
import { useData } from '../../app/data-context';
import { tell, tellError } from '../../app/notify';
import { useTypes } from '../../app/types-context';
import type { DuplicateGroup, RecordDetails } from '../../data/api';
import classes from './review.module.css';

/**
 * Two records side by side: choose which one stays and, where they differ, which value counts. Both histories stay;
 * lists (posts, rewards, attachments) are united. Larger groups are merged two at a time.
 */
export function MergeDialog(props: { readonly group: DuplicateGroup; readonly onClose: () => void }) {
  const [left, right] = props.group.records;
  if (left === undefined || right === undefined) return null;
  return <MergePair left={left} right={right} onClose={props.onClose} />;
}

function MergePair(props: {
  readonly left: RecordDetails;
  readonly right: RecordDetails;
  readonly onClose: () => void;
}) {
  const { left, right } = props;
  const data = useData();
  const { tree } = useBranch();
  const type = useTypes().find(left.type);
  const [survivor, setSurvivor] = useState(left.id);
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const reference = (id: string) => tree.find((node) => node.id === id)?.name;
  const rows = useMemo(
    () =>
      (type === undefined ? [] : fieldsOf(type)).filter(
        ([key, field]) => field.kind !== 'list' && !sameJson(left.values[key], right.values[key]),
      ),
    [type, left, right],
  );
  const sideOf = (key: string): RecordDetails => {
    const picked = chosen[key];
    if (picked !== undefined) return picked === left.id ? left : right;
    const kept = survivor === left.id ? left : right;
    const other = kept === left ? right : left;
    return isEmpty(kept.values[key]) ? other : kept;
  };

  const merge = async () => {
    const values = Object.fromEntries(rows.map(([key]) => [key, sideOf(key).values[key] ?? null]));
    const merged = await data.mergeDuplicates({
      survivor,
      other: survivor === left.id ? right.id : left.id,
      values,
    });
    if (!merged.ok) return tellError(merged.error);
    tell('已合并为一条，两份历史都保留；可以用 Ctrl+Z 撤销。');
    props.onClose();
  };

  return (
    <Modal opened onClose={props.onClose} size={860} title="对照并合并">
      <Radio.Group label="保留哪一条（另一条进入回收站，其历史并入）" value={survivor} onChange={setSurvivor}>
        <Group mt={4} mb="sm">
          {[left, right].map((record, index) => (
            <Radio
              key={record.id}
              value={record.id}
              label={`${index === 0 ? '左' : '右'}：${record.title}（${reference(String(record.values[type?.branch ?? ''] ?? '')) ?? '未定党组织'}）`}
            />
          ))}
        </Group>
      </Radio.Group>
      <div className={classes.mergeRows}>
        <Table verticalSpacing={4} fz="sm" stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th w={150}>不同的项目</Table.Th>
              <Table.Th>左</Table.Th>
              <Table.Th>右</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(([key, field]) => (
              <Table.Tr key={key}>
                <Table.Td>{field.label}</Table.Td>
                {[left, right].map((record) => (
                  <Table.Td key={record.id}>
                    <Radio
                      size="xs"
                      name={key}
                      checked={sideOf(key) === record}
                      onChange={() => setChosen((old) => ({ ...old, [key]: record.id }))}
                      label={
                        displayText(field, record.values[key], { titleOf: (_type, id) => reference(id) }) ||
                        '（空）'
                      }
                    />
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      {rows.length === 0 && <Text size="sm">两条记录的内容完全相同。</Text>}
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={props.onClose}>
          取消
        </Button>
        <Button onClick={merge}>合并为一条</Button>
      </Group>
    </Modal>
  );
}

const isEmpty = (value: Json | undefined): boolean => value === undefined || value === null || value === '';

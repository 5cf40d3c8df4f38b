import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useData } from '../../app/data-context';
import { ErrorNote } from '../../app/error-note';
import { tell } from '../../app/notify';
import { useTypes } from '../../app/types-context';
import { useCall } from '../../app/use-call';
import type { Row } from '../../data/api';

/** Nothing can take this back: the reason is asked for, and the title has to be typed. */
export function EraseDialog(props: { readonly row: Row; readonly onClose: () => void }) {
  const { row, onClose } = props;
  const data = useData();
  const types = useTypes();
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState('');
  const { busy, error, run } = useCall();
  const erase = async () => {
    const answer = await run(() => data.erase({ id: row.id, reason: reason.trim() }));
    if (answer === null) return;
    const { files } = answer.value;
    const also = files > 0 ? `，连同 ${files} 个附件` : '';
    tell(
      `已彻底清除这条${types.find(row.type)?.label ?? ''}记录${also}。以前的备份里仍有它，会随旧备份清理而消失。`,
    );
    onClose();
  };
  const isReady = reason.trim() !== '' && typed.trim() === row.title.trim();
  return (
    <Modal opened onClose={onClose} title={`彻底清除“${row.title}”`} size={520} closeOnClickOutside={!busy}>
      <Stack gap="sm">
        <Text size="sm">
          这条记录的全部内容、修改历史和只属于它的附件将从档案库里抹去，不能恢复，也不能撤销。档案库只记下清除人、时间和原因。
        </Text>
        <Text size="sm">
          以前做的备份里仍有这条记录，直到旧备份按期清理（最长约四周）。已经交出去的数据包、打印件和其他拷贝不受影响，请另行处理。
        </Text>
        <TextInput
          label="清除原因"
          description="会记入档案库，请不要写个人信息。"
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <TextInput
          label={`输入“${row.title}”以确认`}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <ErrorNote error={error} />
        <Group justify="flex-end">
          <Button variant="default" disabled={busy} onClick={onClose}>
            取消
          </Button>
          <Button color="red" disabled={!isReady} loading={busy} onClick={() => void erase()}>
            彻底清除
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

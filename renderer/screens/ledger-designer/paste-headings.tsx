import { Button, Group, Modal, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { labelOf } from '../../../shared/records/codes';
import { type HeadingField, readHeadings } from '../../../shared/records/design-headings';
import classes from './ledger-designer.module.css';

interface PasteHeadingsProps {
  /** Names that fields of the ledger have already. */
  readonly taken: readonly string[];
  readonly onTake: (fields: readonly HeadingField[]) => void;
  readonly onClose: () => void;
}

/** The heading row of a table that the office has already, as fields to start from. */
export function PasteHeadings({ taken, onTake, onClose }: PasteHeadingsProps) {
  const [text, setText] = useState('');
  const { fields, left } = readHeadings(text, taken);
  return (
    <Modal opened onClose={onClose} title="从表头粘贴字段" size="lg">
      <Textarea
        data-autofocus
        label="表头"
        description="在 Excel 里选中表头那一行，复制，粘贴到这里；也可以每行写一个名称"
        minRows={4}
        maxRows={8}
        autosize
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={classes.found} role="status">
        {text.trim() !== '' && fields.length === 0 ? '没有读出新的字段。请只粘贴表头那一行。' : null}
        {fields.length > 0 ? (
          <Text size="sm">
            读出 {fields.length} 个字段，类型按名称估计，可以再改：
            {fields.map(({ label, kind }) => `${label}（${labelOf('own-field-kind', kind)}）`).join('、')}
          </Text>
        ) : null}
        {left.length > 0 ? (
          <Text size="sm" c="dimmed">
            不另设字段：{left.join('、')}（序号、党组织和已有的名称）
          </Text>
        ) : null}
      </div>
      <Group justify="flex-end" gap="xs" mt="md">
        <Button variant="default" onClick={onClose}>
          取消
        </Button>
        <Button disabled={fields.length === 0} onClick={() => onTake(fields)}>
          添加{fields.length > 0 ? ` ${fields.length} 个字段` : ''}
        </Button>
      </Group>
    </Modal>
  );
}

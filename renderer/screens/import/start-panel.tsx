import { Anchor, Button, Group, List, Select, Stack, Text, Title } from '@mantine/core';
import { IconTableImport } from '@tabler/icons-react';
import type { RecordTypeDefinition } from '../../../shared/records/define';
import { useNavigation } from '../../app/navigation';
import { typeGroups } from '../../app/type-groups';
import { useTypes } from '../../app/types-context';
import { DropArea } from './drop-area';
import classes from './import.module.css';

/** Nothing chosen yet: what can be taken in, and how. */
export function StartPanel(props: {
  readonly type: RecordTypeDefinition;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onBlank: () => void;
}) {
  const { type, onFiles, onBlank } = props;
  const { replace } = useNavigation();
  const types = useTypes();
  return (
    <Stack className={classes.start} gap="md">
      <Select
        label="导入为"
        w={240}
        searchable
        allowDeselect={false}
        value={type.name}
        data={typeGroups(types).map(({ group, types }) => ({
          group,
          items: types.flatMap(({ name, label, setting }) => (setting ? [] : [{ value: name, label }])),
        }))}
        onChange={(value) => value !== null && replace({ screen: 'import', type: value })}
      />
      <DropArea onFiles={onFiles}>
        {(choose) => (
          <Stack align="center" gap="xs">
            <IconTableImport size={40} stroke={1.3} aria-hidden />
            <Title order={4}>把各村报来的表格拖到这里，可以一次多个</Title>
            <Text size="sm" c="dimmed">
              支持 .xlsx、.xls、.csv（UTF-8 或 GB18030）
            </Text>
            <Button onClick={choose}>选择文件…</Button>
          </Stack>
        )}
      </DropArea>
      <Group align="flex-start" justify="space-between">
        <List size="sm" spacing={4}>
          <List.Item>表头可以在标题行下面，列名不必统一，程序会对应好，您可以改。</List.Item>
          <List.Item>合计、填表人、空行会自动略过；公式和宏不会被执行。</List.Item>
          <List.Item>
            先看后存：每一行会新增、修改还是不通过都列出来，确认后才写入，写入后可一键撤销。
          </List.Item>
          <List.Item>空白单元格不会抹掉已有内容。</List.Item>
        </List>
        <Anchor component="button" type="button" size="sm" onClick={onBlank}>
          下载空白{type.label}采集表，发给各村填写
        </Anchor>
      </Group>
    </Stack>
  );
}

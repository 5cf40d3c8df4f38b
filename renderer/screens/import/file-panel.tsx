import { Alert, Checkbox, Group, NumberInput, Select, Tabs, Text } from '@mantine/core';
import { useState } from 'react';
import type { RecordTypeDefinition } from '../../../shared/records/define';
import type { ImportChange, ImportFile, ImportSession } from '../../data/api';
import { BranchChoice } from './branch-choice';
import { ColumnMapping } from './column-mapping';
import classes from './import.module.css';
import { PreviewTable } from './preview-table';

const ENCODINGS = [
  { value: 'utf-8', label: 'UTF-8' },
  { value: 'gb18030', label: 'GB18030（中文 Windows）' },
  { value: 'utf-16le', label: 'UTF-16' },
];

/** One file: where its table is, which column is what, and every row with its fate. */
export function FilePanel(props: {
  readonly session: ImportSession;
  readonly file: ImportFile;
  readonly type: RecordTypeDefinition;
  readonly onChange: (change: Omit<ImportChange, 'session'>) => Promise<void>;
  readonly onSession: (session: ImportSession) => void;
}) {
  const { file, type, session } = props;
  const [tab, setTab] = useState<string | null>('rows');
  const change = (part: Omit<ImportChange, 'session' | 'file'>) =>
    void props.onChange({ file: file.index, ...part });

  if (file.problem !== null) {
    return (
      <div className={classes.panel}>
        <Alert color="red" title={`${file.name} 没有导入`} m="md">
          {file.problem}
        </Alert>
      </div>
    );
  }
  const ignored = file.columns.filter((column) => column.field === null).length;
  return (
    <section className={classes.panel} aria-label={file.name}>
      <Group className={classes.fileHead} gap="sm" align="flex-end" wrap="nowrap">
        {file.branchNeeded && <BranchChoice branch={file.branch} onChange={(branch) => change({ branch })} />}
        {file.sheets.length > 1 && (
          <Select
            label="工作表"
            size="xs"
            w={130}
            allowDeselect={false}
            value={String(file.sheet)}
            data={file.sheets.map((sheet) => ({
              value: String(sheet.index),
              label: sheet.hidden ? `${sheet.name}（隐藏）` : sheet.name,
            }))}
            onChange={(value) => value !== null && change({ sheet: Number(value) })}
          />
        )}
        <NumberInput
          label="表头在第几行"
          size="xs"
          w={100}
          min={1}
          value={file.headerRow}
          onChange={(value) =>
            typeof value === 'number' && value !== file.headerRow && change({ headerRow: value })
          }
        />
        {file.encoding !== null && (
          <Select
            label="文字编码"
            size="xs"
            w={170}
            allowDeselect={false}
            value={file.encoding}
            data={ENCODINGS}
            onChange={(value) => value !== null && change({ encoding: value })}
          />
        )}
        <Checkbox
          label="不导入这个文件"
          size="xs"
          mb={6}
          checked={file.skipped}
          onChange={(event) => change({ skip: event.currentTarget.checked })}
        />
      </Group>
      {file.notes.length > 0 && (
        <Text size="xs" c="dimmed" px="md" pt={4}>
          {file.notes.join(' ')}
        </Text>
      )}
      <Tabs value={tab} onChange={setTab} className={classes.tabs} keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="rows">逐行预览</Tabs.Tab>
          <Tabs.Tab value="columns">列对应{ignored > 0 ? `（${ignored} 列不导入）` : ''}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="rows" className={classes.tabPanel}>
          <PreviewTable session={session} file={file} type={type} onSession={props.onSession} />
        </Tabs.Panel>
        <Tabs.Panel value="columns" className={classes.tabPanel}>
          <ColumnMapping file={file} type={type} onChange={(columns) => change({ columns })} />
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}

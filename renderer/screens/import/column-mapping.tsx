import { Select, Table, Text } from '@mantine/core';
import { useMemo } from 'react';
import { isImportable } from '../../../shared/import/known-headings';
import type { RecordTypeDefinition } from '../../../shared/records/define';
import { fieldsOf } from '../../../shared/records/registry';
import type { ImportFile } from '../../data/api';
import classes from './import.module.css';

const IGNORE = '';

/** Which column of the file goes into which field. What is chosen is remembered for files of the same headings. */
export function ColumnMapping(props: {
  readonly file: ImportFile;
  readonly type: RecordTypeDefinition;
  readonly onChange: (columns: Readonly<Record<number, string | null>>) => void;
}) {
  const { file, type } = props;
  const options = useMemo(
    () => [
      { value: IGNORE, label: '不导入' },
      ...fieldsOf(type)
        .filter(([, field]) => isImportable(field))
        .map(([key, field]) => ({ value: key, label: field.label })),
    ],
    [type],
  );
  return (
    <div className={classes.scroll}>
      <Table stickyHeader verticalSpacing={3} className={classes.mapping}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th w={160}>文件中的列</Table.Th>
            <Table.Th w={240}>对应为</Table.Th>
            <Table.Th w={110}>依据</Table.Th>
            <Table.Th>前几行内容</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {file.columns.map((column) => (
            <Table.Tr key={column.index}>
              <Table.Td>{column.heading === '' ? '（无列名）' : column.heading}</Table.Td>
              <Table.Td>
                <Select
                  aria-label={`${column.heading}对应的字段`}
                  size="xs"
                  searchable
                  allowDeselect={false}
                  data={options}
                  value={column.field ?? IGNORE}
                  onChange={(value) =>
                    value !== null && props.onChange({ [column.index]: value === IGNORE ? null : value })
                  }
                />
              </Table.Td>
              <Table.Td>
                <Text size="xs" c="dimmed">
                  {column.reason}
                </Text>
              </Table.Td>
              <Table.Td className={classes.samples}>{column.samples.join(' · ')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

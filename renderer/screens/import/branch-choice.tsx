import { Select } from '@mantine/core';
import { useMemo } from 'react';
import { useBranch } from '../../app/branch';
import type { ImportFile } from '../../data/api';

const CREATE = 'create:';

/** Organization to which the rows of a file belong: one that exists, or a new one named in the file's title. */
export function BranchChoice(props: {
  readonly branch: ImportFile['branch'];
  readonly onChange: (branch: ImportFile['branch']) => void;
}) {
  const { tree } = useBranch();
  const { branch } = props;
  const created = branch !== null && 'create' in branch ? branch : null;
  const options = useMemo(
    () => [
      ...(created === null ? [] : [{ value: CREATE + created.create, label: `新建：${created.create}` }]),
      ...tree.map((node) => ({ value: node.id, label: node.name })),
    ],
    [tree, created],
  );
  const value = branch === null ? null : 'id' in branch ? branch.id : CREATE + branch.create;
  return (
    <Select
      label="这些人属于"
      placeholder="请选择党组织"
      size="xs"
      w={240}
      searchable
      data={options}
      value={value}
      error={branch === null}
      nothingFoundMessage="没有这个党组织，请先在“党组织”中新增"
      onChange={(next) => {
        if (next === null || next.startsWith(CREATE)) return;
        props.onChange({ id: next });
      }}
    />
  );
}

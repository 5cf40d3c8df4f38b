import { Button, Group, ScrollArea, Text, UnstyledButton } from '@mantine/core';
import type { ImportFile } from '../../data/api';
import { DropArea } from './drop-area';
import classes from './import.module.css';

/** The files of the session, each with what would become of its rows. */
export function FileList(props: {
  readonly files: readonly ImportFile[];
  readonly chosen: number;
  readonly onChoose: (file: number) => void;
  readonly onFiles: (files: readonly File[]) => void;
}) {
  return (
    <nav className={classes.files} aria-label="文件">
      <ScrollArea className={classes.filesScroll} type="auto">
        {props.files.map((file) => (
          <UnstyledButton
            key={file.index}
            className={classes.file}
            aria-current={file.index === props.chosen}
            onClick={() => props.onChoose(file.index)}
          >
            <Text size="sm" fw={600} truncate title={file.name}>
              {file.name}
            </Text>
            <FileState file={file} />
          </UnstyledButton>
        ))}
      </ScrollArea>
      <DropArea compact onFiles={props.onFiles}>
        {(choose) => (
          <Button variant="subtle" size="compact-sm" fullWidth onClick={choose}>
            改选文件…
          </Button>
        )}
      </DropArea>
    </nav>
  );
}

function FileState({ file }: { readonly file: ImportFile }) {
  if (file.problem !== null) {
    return (
      <Text size="xs" c="red.8">
        不能读取
      </Text>
    );
  }
  if (file.skipped) {
    return (
      <Text size="xs" c="dimmed">
        不导入
      </Text>
    );
  }
  return (
    <Group gap={8}>
      <Text size="xs" c="dimmed">
        新增 {file.counts.new} 修改 {file.counts.changed} 相同 {file.counts.same}
      </Text>
      {file.counts.suspect > 0 && (
        <Text size="xs" className={classes.suspect}>
          可疑 {file.counts.suspect}
        </Text>
      )}
      {file.counts.refused > 0 && (
        <Text size="xs" className={classes.refused}>
          未通过 {file.counts.refused}
        </Text>
      )}
      {file.branchNeeded && file.branch === null && (
        <Text size="xs" className={classes.refused}>
          未选党组织
        </Text>
      )}
    </Group>
  );
}

import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useData } from '../../app/data-context';
import { tellError } from '../../app/notify';
import type { ImportAnswer } from '../../data/api';
import classes from './import.module.css';

/** After the commit: what was written, what is left to do, and the one step back. */
export function ImportResult(props: {
  readonly answer: ImportAnswer;
  readonly label: string;
  readonly onAgain: () => void;
  readonly onList: () => void;
  readonly onRefused: () => void;
}) {
  const { answer } = props;
  const data = useData();
  const [undone, setUndone] = useState<string | null>(null);
  const undo = async () => {
    const taken = await data.undo();
    if (!taken.ok) return tellError(taken.error);
    setUndone(taken.value.what);
  };
  return (
    <Stack className={classes.start} gap="md">
      <Title order={3}>{undone === null ? '导入完成，已保存' : '已撤销这次导入'}</Title>
      {undone === null && (
        <Text role="status">
          新增 {answer.created} 条，修改 {answer.changed} 条，{answer.same} 条与档案库相同没有改动。
        </Text>
      )}
      {answer.refused + answer.left > 0 && (
        <Text>
          还有 {answer.refused} 行未通过、{answer.left}{' '}
          行可疑没有导入。可以导出这些行，改好后再导入；已导入的不会重复。
        </Text>
      )}
      <Group>
        <Button onClick={props.onList}>查看{props.label}</Button>
        <Button variant="default" onClick={props.onAgain}>
          继续导入其他文件
        </Button>
        {answer.refused > 0 && (
          <Button variant="default" onClick={props.onRefused}>
            导出未通过的行
          </Button>
        )}
        {undone === null && answer.created + answer.changed > 0 && (
          <Button variant="subtle" onClick={undo}>
            撤销这次导入
          </Button>
        )}
      </Group>
    </Stack>
  );
}

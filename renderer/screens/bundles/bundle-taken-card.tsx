import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useData } from '../../app/data-context';
import { useNavigation } from '../../app/navigation';
import { tellError } from '../../app/notify';
import type { BundleTaken } from '../../data/api';
import classes from './bundles.module.css';

/** After the merge: counts, the way to the conflicts, the one step back. */
export function BundleTakenCard(props: {
  readonly taken: BundleTaken;
  readonly fingerprint: string | null;
  readonly onAgain: () => void;
}) {
  const { taken } = props;
  const data = useData();
  const { go } = useNavigation();
  const [undone, setUndone] = useState(false);
  const undo = async () => {
    const answer = await data.undo();
    if (!answer.ok) return tellError(answer.error);
    setUndone(true);
  };
  return (
    <Stack className={classes.centre} gap="md">
      <Title order={3}>{undone ? '已撤销这次接收' : '数据包已并入'}</Title>
      {!undone && (
        <Text role="status">
          新增 {taken.created} 条，修改 {taken.changed} 条，附件 {taken.attachments} 个。
        </Text>
      )}
      {props.fingerprint !== null && (
        <Text size="sm">
          核对码 <b className={classes.fingerprint}>{props.fingerprint}</b>
        </Text>
      )}
      {!undone && taken.conflicts > 0 && (
        <Alert color="yellow">
          有 {taken.conflicts} 条记录双方改了同一处，两边的内容都保留着，请在“待处理”中确定用哪一个。
        </Alert>
      )}
      <Group>
        {taken.conflicts > 0 && !undone && (
          <Button onClick={() => go({ screen: 'conflicts' })}>处理冲突</Button>
        )}
        <Button variant="default" onClick={props.onAgain}>
          接收下一个
        </Button>
        {!undone && taken.created + taken.changed > 0 && (
          <Button variant="subtle" onClick={undo}>
            撤销这次接收
          </Button>
        )}
      </Group>
    </Stack>
  );
}

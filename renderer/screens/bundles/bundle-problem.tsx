import { Alert, Button, Group, List, Stack, Title } from '@mantine/core';
import type { BundlePreview } from '../../data/api';
import classes from './bundles.module.css';

/** Reasons shown at once; a broken stick can have thousands. */
const SHOWN = 50;

/** A bag that can't be taken in: every reason, and that nothing was changed. */
export function BundleProblem(props: {
  readonly name: string;
  readonly preview: BundlePreview;
  readonly onAgain: () => void;
}) {
  const { report, problem } = props.preview;
  return (
    <Stack className={classes.centre} gap="md">
      <Title order={3}>没有接收：{props.name}</Title>
      <Alert color="red" role="alert">
        {report.reasons.length > 0 || problem === null
          ? '这个数据包没有通过核对。档案库没有任何改动。请让发送方重新写一份，不要手工修改其中的文件。'
          : problem}
      </Alert>
      {report.reasons.length > 0 && (
        <List size="sm" spacing={2} className={classes.reasons}>
          {report.reasons.slice(0, SHOWN).map((reason) => (
            <List.Item key={`${reason.code}:${reason.file ?? ''}`}>
              {reason.message}
              {reason.file === undefined || reason.message.includes(reason.file) ? '' : `(${reason.file})`}
            </List.Item>
          ))}
          {report.reasons.length > SHOWN && <List.Item>……共 {report.reasons.length} 处</List.Item>}
        </List>
      )}
      <Group>
        <Button onClick={props.onAgain}>换一个数据包</Button>
      </Group>
    </Stack>
  );
}

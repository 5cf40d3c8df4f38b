import { Button, Progress, Stack, Text } from '@mantine/core';
import { useData } from './data-context';
import { useProgress } from './use-progress';

/** A long job under way: its step, how far it is, and the way to stop it. */
export function JobProgress(props: { readonly job: string; readonly label: string }) {
  const data = useData();
  const step = useProgress(props.job);
  const share = step !== null && step.total > 0 ? Math.min(100, (100 * step.done) / step.total) : null;
  return (
    <Stack gap="sm" align="center" p="xl">
      <Text role="status">
        {step?.step ?? props.label}
        {step !== null && step.total > 0 ? ` ${step.done}/${step.total}` : '…'}
      </Text>
      <Progress
        w={360}
        value={share ?? 100}
        animated={share === null}
        striped={share === null}
        aria-label={props.label}
      />
      <Button variant="default" size="xs" onClick={() => void data.cancel({ job: props.job })}>
        取消（不改动任何内容）
      </Button>
    </Stack>
  );
}

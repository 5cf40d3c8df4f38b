import { Button, Group, Stack } from '@mantine/core';
import type { ReactNode, SyntheticEvent } from 'react';

interface StepFormProps {
  readonly ready: boolean;
  readonly busy?: boolean;
  readonly back: () => void;
  readonly next: () => void;
  readonly nextLabel?: string;
  readonly children: ReactNode;
}

/** A step with its two buttons; Enter goes on. */
export function StepForm({ ready, busy = false, back, next, nextLabel = '下一步', children }: StepFormProps) {
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (ready && !busy) next();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        {children}
        <Group justify="space-between">
          <Button variant="default" onClick={back} disabled={busy}>
            上一步
          </Button>
          <Button type="submit" disabled={!ready} loading={busy}>
            {nextLabel}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

import { Paper, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface BlockProps {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}

/** One matter of the settings. */
export function Block({ title, hint, children }: BlockProps) {
  return (
    <Paper withBorder p="md" maw="52rem" mb="md" component="section" aria-label={title}>
      <Stack gap="sm">
        <div>
          <Text fw={600} component="h2" fz="0.9375rem" m={0}>
            {title}
          </Text>
          {hint !== undefined && (
            <Text size="xs" c="dimmed">
              {hint}
            </Text>
          )}
        </div>
        {children}
      </Stack>
    </Paper>
  );
}

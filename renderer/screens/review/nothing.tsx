import { Stack, Text } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';

/** An empty list that is good news. */
export function Nothing({ text }: { readonly text: string }) {
  return (
    <Stack align="center" gap="xs" pt={80}>
      <IconCircleCheck size={36} stroke={1.3} aria-hidden />
      <Text c="dimmed">{text}</Text>
    </Stack>
  );
}

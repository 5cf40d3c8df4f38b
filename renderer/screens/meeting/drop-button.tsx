import { ActionIcon } from '@mantine/core';
import { IconX } from '@tabler/icons-react';

interface DropButtonProps {
  readonly label: string;
  readonly onDrop: () => void;
}

/** Takes an element out of the minutes; Ctrl+Z brings it back. */
export function DropButton({ label, onDrop }: DropButtonProps) {
  return (
    <ActionIcon size="sm" variant="subtle" color="gray" aria-label={label} title={label} onClick={onDrop}>
      <IconX size={14} />
    </ActionIcon>
  );
}

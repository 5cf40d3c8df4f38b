import { Button, Kbd } from '@mantine/core';

interface KeyActProps {
  /** As pressed on the board. */
  readonly shown: string;
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
}

/** What a key does to the chosen card, also for the mouse. */
export function KeyAct({ shown, label, disabled = false, onClick }: KeyActProps) {
  return (
    <Button
      size="compact-sm"
      variant="default"
      disabled={disabled}
      leftSection={<Kbd size="xs">{shown}</Kbd>}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}

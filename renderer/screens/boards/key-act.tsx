import { Button, Kbd } from '@mantine/core';

interface KeyActProps {
  /** As pressed on the board. */
  readonly shown: string;
  readonly label: string;
  readonly disabled?: boolean;
  /** On pointing: why it is disabled. */
  readonly title?: string | undefined;
  readonly onClick: () => void;
}

/** What a key does to the chosen card, also for the mouse. */
export function KeyAct({ shown, label, disabled = false, title, onClick }: KeyActProps) {
  return (
    <Button
      size="compact-sm"
      variant="default"
      disabled={disabled}
      title={title}
      leftSection={<Kbd size="xs">{shown}</Kbd>}
      onClick={onClick}
    >
      {label}
    </Button>
  );
}

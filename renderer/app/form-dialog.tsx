import { Button, Group, Modal, type ModalProps, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AppError } from '../../shared/kernel/errors';
import { ErrorNote } from './error-note';
import { useFocusBack } from './use-focus-back';

interface FormDialogProps {
  readonly title: string;
  readonly size?: ModalProps['size'];
  /** What the button does, as a verb. */
  readonly submit: string;
  readonly canSubmit?: boolean;
  /** Nothing has to be filled in: the cursor waits on the button. */
  readonly atOnce?: boolean;
  readonly busy: boolean;
  /** Refusal of what was submitted. */
  readonly error: AppError | null;
  readonly children: ReactNode;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

/** A small form over the page: Enter submits, a refusal stands above the buttons. */
export function FormDialog(props: FormDialogProps) {
  const {
    title,
    size,
    submit,
    canSubmit = true,
    atOnce = false,
    busy,
    error,
    children,
    onSubmit,
    onClose,
  } = props;
  useFocusBack();
  return (
    <Modal opened onClose={onClose} title={title} {...(size === undefined ? {} : { size })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <Stack gap="sm">
          {children}
          <ErrorNote error={error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              取消
            </Button>
            <Button type="submit" loading={busy} disabled={!canSubmit} data-autofocus={atOnce || undefined}>
              {submit}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

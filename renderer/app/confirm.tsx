import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';

interface Question {
  readonly title: string;
  readonly message: string;
  /** What the button does, as a verb: 删除, 恢复. */
  readonly confirm: string;
  readonly cancel?: string;
}

/** Asks before something that undo can't take back. Resolves false on Esc and on a click beside it. */
export function confirm(question: Question): Promise<boolean> {
  return new Promise((resolve) => {
    modals.openConfirmModal({
      title: question.title,
      children: <Text>{question.message}</Text>,
      labels: { confirm: question.confirm, cancel: question.cancel ?? '取消' },
      onConfirm: () => resolve(true),
      onCancel: () => resolve(false),
      onClose: () => resolve(false),
    });
  });
}

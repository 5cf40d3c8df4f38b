import { Button, Group, Text } from '@mantine/core';
import { modals } from '@mantine/modals';

export type Leaving = 'save' | 'discard' | 'stay';

/** Asked before a form with unsaved text is left. Esc and a click beside it stay. */
export function askToLeave(title: string): Promise<Leaving> {
  return new Promise((resolve) => {
    let leaving: Leaving = 'stay';
    const choose = (chosen: Leaving) => () => {
      leaving = chosen;
      modals.close(id);
    };
    const id = modals.open({
      title: '有没有保存的修改',
      // The question goes first; what follows comes after it was seen to go.
      onClose: () => setTimeout(() => resolve(leaving)),
      children: (
        <>
          <Text size="sm">“{title}”的修改还没有保存。</Text>
          <Group justify="flex-end" mt="md" gap="xs">
            <Button variant="default" onClick={choose('stay')}>
              继续填写
            </Button>
            <Button variant="default" onClick={choose('discard')}>
              不保存
            </Button>
            <Button data-autofocus onClick={choose('save')}>
              保存
            </Button>
          </Group>
        </>
      ),
    });
  });
}

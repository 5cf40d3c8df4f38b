import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { useData, useDataEvent } from '../app/data-context';
import { hideUndoToast, tell, tellError, UNDO_TOAST_ID } from '../app/notify';

/** Time to take a deletion back by its toast; later it is in the bin and under Ctrl+Z. */
const TOAST_MS = 10_000;

/** The announcement of the act itself comes about when its toast is shown; later ones are other acts. */
const OWN_CHANGE_MS = 600;

let shownAt = 0;

/** Says what was done, with a button that takes it back. */
export function useUndoToast() {
  const data = useData();
  useDataEvent('changed', () => {
    if (performance.now() - shownAt > OWN_CHANGE_MS) hideUndoToast();
  });
  return useCallback(
    (message: string) => {
      hideUndoToast();
      shownAt = performance.now();
      notifications.show({
        id: UNDO_TOAST_ID,
        autoClose: TOAST_MS,
        color: 'gray',
        message: (
          <Group justify="space-between" wrap="nowrap">
            <span>{message}</span>
            <Button
              size="compact-xs"
              variant="light"
              onClick={() => {
                hideUndoToast();
                void data.undo().then((answer) => {
                  if (!answer.ok) return tellError(answer.error);
                  if (answer.value.what !== null) tell(`已撤销：${answer.value.what}`);
                });
              }}
            >
              撤销
            </Button>
          </Group>
        ),
      });
    },
    [data],
  );
}

/** Puts records into the bin in one act, with a toast to take it back. Answers whether it was done. */
export function useRemoval(type: { readonly name: string; readonly label: string }) {
  const data = useData();
  const toast = useUndoToast();
  return useCallback(
    async (ids: readonly string[]): Promise<boolean> => {
      if (ids.length === 0) return false;
      const changes = ids.map((id) => ({ id, type: type.name, deleted: true }));
      const answer = await data.commit({ changes, why: { kind: 'delete' } });
      if (!answer.ok) {
        tellError(answer.error);
        return false;
      }
      toast(`已把 ${ids.length} 条${type.label}记录移到回收站`);
      return true;
    },
    [data, toast, type],
  );
}

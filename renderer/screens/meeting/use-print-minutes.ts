import { useCallback } from 'react';
import type { RecordValues } from '../../../shared/records/define';
import { textOf } from '../../../shared/rules/values';
import { useBranch } from '../../app/branch';
import { bridge } from '../../app/bridge';
import { tellError } from '../../app/notify';
import { localToday } from '../../fields/today';
import { minutesSheet } from '../../print/minutes-sheet';
import { minutesOf } from './minutes-of';

/** Prints the minutes as they will be signed. */
export function usePrintMinutes(): (values: RecordValues) => void {
  const { tree } = useBranch();
  return useCallback(
    (values) => {
      const unit = tree.find((node) => node.id === textOf(values, 'branchId'))?.name ?? '';
      const html = minutesSheet(minutesOf(values, unit, localToday()));
      void bridge()
        .program.print({ html, landscape: false, toPdf: null })
        .then((done) => {
          if (!done.ok) tellError(done.error);
        });
    },
    [tree],
  );
}

import { useCallback } from 'react';
import type { RecordTypeDefinition } from '../../../shared/records/define';
import { displayText } from '../../../shared/records/display';
import { useBranch } from '../../app/branch';
import type { Row } from '../../data/api';

/** Texts of cells: as the worker masked them, or in full when the user asked to see sensitive ones. */
export function useTexts(type: RecordTypeDefinition, revealed: boolean) {
  const { tree } = useBranch();
  return useCallback(
    (row: Row, key: string): string => {
      const field = type.fields[key];
      if (!revealed || field?.sensitive !== true) return row.texts[key] ?? '';
      return displayText(field, row.values[key], {
        titleOf: (_, id) => tree.find((node) => node.id === id)?.name,
      });
    },
    [type, revealed, tree],
  );
}

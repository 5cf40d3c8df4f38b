import { useCallback } from 'react';
import type { RecordTypeDefinition } from '../../../shared/records/define';
import { useBranch } from '../../app/branch';
import { useData } from '../../app/data-context';
import { tell, tellError } from '../../app/notify';
import { saveBytes } from '../../app/save-bytes';

/** Saves an empty Excel form with these columns, for a village to fill in and send back to the import. */
export function useBlankForm(type: RecordTypeDefinition) {
  const data = useData();
  const { branch, name } = useBranch();
  return useCallback(
    async (columns: readonly string[]): Promise<void> => {
      const answer = await data.blankForm({ type: type.name, columns, branch });
      if (!answer.ok) return tellError(answer.error);
      const suggested = `${name ?? ''}${type.label}信息采集表.xlsx`;
      const saved = await saveBytes(suggested, 'Excel 工作簿', 'xlsx', answer.value);
      if (saved !== null) tell(`已保存 ${saved}`);
    },
    [data, type, branch, name],
  );
}

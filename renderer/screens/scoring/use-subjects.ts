import { useBranch } from '../../app/branch';
import { useLive } from '../../app/use-live';
import { allRows } from './adopt';
import type { Subject } from './round-values';

/** More people than this are no ballot; the branch is to be chosen first. */
export const MOST_SUBJECTS = 120;

/** Who can be voted on within the chosen organization: its branches, or its members. Null while they are looked up. */
export function useSubjects(target: 'org' | 'member'): readonly Subject[] | null {
  const { branch } = useBranch();
  const live = useLive(`subjects:${target}:${branch}`, ['organization', 'member'], async (api) => {
    const type = target === 'org' ? 'organization' : 'member';
    const columns = target === 'org' ? ['parentId', 'unitType', 'orgType'] : ['branchId', 'status'];
    return allRows(api, type, columns, { branch });
  });
  if (live.value === null) return null;
  return live.value
    .filter(({ values }) =>
      // The organization at the top holds the vote; whoever left is no member any more.
      target === 'org' ? values.parentId !== undefined : (values.status ?? 'normal') === 'normal',
    )
    .map(({ id, title, texts }) => ({
      id,
      name: title,
      kind: (target === 'org' ? texts.unitType || texts.orgType : texts.branchId) || '未分类',
    }));
}

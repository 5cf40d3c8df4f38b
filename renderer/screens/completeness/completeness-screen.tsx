import { SegmentedControl } from '@mantine/core';
import { useBranch } from '../../app/branch';
import { useNavigation } from '../../app/navigation';
import { Page } from '../../app/page';
import type { RouteOf, ScreenProps } from '../../app/routes';
import { localToday } from '../../fields/today';
import { ChecklistsView } from './checklists-view';
import { MatrixView } from './matrix-view';
import { RulesView } from './rules-view';

type Part = NonNullable<RouteOf<'completeness'>['part']>;

const PARTS: readonly { readonly value: Part; readonly label: string }[] = [
  { value: 'matrix', label: '齐全度' },
  { value: 'checklists', label: '检查清单' },
  { value: 'rules', label: '规则' },
];

/** The page for the check: what is there and what is missing, by organization and requirement. */
export function CompletenessScreen({ route }: ScreenProps<'completeness'>) {
  const { replace } = useNavigation();
  const { name } = useBranch();
  const part = route.part ?? 'matrix';
  const year = route.year ?? Number(localToday().slice(0, 4));
  return (
    <Page
      title="资料齐全度"
      bare
      aside={name ?? '全部党组织'}
      action={
        <SegmentedControl
          aria-label="页面"
          size="xs"
          value={part}
          data={[...PARTS]}
          onChange={(value) => {
            const chosen = PARTS.find((one) => one.value === value);
            if (chosen !== undefined) replace({ screen: 'completeness', part: chosen.value, year });
          }}
        />
      }
    >
      {part === 'matrix' ? <MatrixView route={route} year={year} /> : null}
      {part === 'checklists' ? <ChecklistsView open={route.checklist ?? null} /> : null}
      {part === 'rules' ? <RulesView /> : null}
    </Page>
  );
}

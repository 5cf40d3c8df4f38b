import { Button, Group, Select, Text } from '@mantine/core';
import { IconFileSpreadsheet, IconListCheck, IconPrinter } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { REQUIREMENT_GROUPS, type RequirementGroup } from '../../../shared/rules/completeness/requirement';
import { useMay } from '../../app/actor';
import { useBranch } from '../../app/branch';
import { bridge } from '../../app/bridge';
import { useData } from '../../app/data-context';
import { ErrorNote } from '../../app/error-note';
import { useNavigation } from '../../app/navigation';
import { tell, tellError } from '../../app/notify';
import { useOffer } from '../../app/offers';
import type { RouteOf } from '../../app/routes';
import { saveBytes } from '../../app/save-bytes';
import { useCall } from '../../app/use-call';
import { useLive } from '../../app/use-live';
import type { CompletenessMatrix } from '../../data/api';
import { localToday } from '../../fields/today';
import { matrixSheet } from '../../print/matrix-sheet';
import classes from './completeness.module.css';
import { signAt } from './marks';
import { Matrix } from './matrix';
import { RectifyDialog } from './rectify-dialog';
import { SquarePanel } from './square-panel';

const ALL = '全部';
/** Years that can be looked at, back from this one. */
const YEARS = 6;

interface MatrixViewProps {
  readonly route: RouteOf<'completeness'>;
  readonly year: number;
}

/** The matrix with its tools, and the open square beside it. */
export function MatrixView({ route, year }: MatrixViewProps) {
  const data = useData();
  const readOnly = !useMay()('edit');
  const { replace } = useNavigation();
  const { branch, name } = useBranch();
  const excel = useCall();
  const [rectifying, setRectifying] = useState(false);
  const live = useLive(`completeness:${year}:${branch}`, 'any', (api) => api.completeness({ year, branch }));
  const matrix = live.value;
  const group = route.group ?? null;
  const shown = useMemo(() => (matrix === null ? [] : columnsOf(matrix, group)), [matrix, group]);

  const place = name ?? '全部党组织';
  const asked = {
    year,
    branch,
    below: true,
    requirements: group === null ? [] : shown.map(({ at }) => matrix?.requirements[at]?.id ?? ''),
  };
  const goTo = (next: Partial<RouteOf<'completeness'>>) =>
    replace({ ...route, screen: 'completeness', year, ...next });

  const saveExcel = async () => {
    const made = await excel.run(() => data.completenessExcel(asked));
    if (made === null) return;
    const saved = await saveBytes(`${place}${year}年资料缺口清单.xlsx`, 'Excel 表格', 'xlsx', made.value);
    if (saved !== null) tell(`已保存 ${saved}`);
  };
  const print = async () => {
    if (matrix === null) return;
    const html = matrixSheet({
      title: `${year}年资料齐全度`,
      place,
      date: localToday(),
      groups: REQUIREMENT_GROUPS.filter((one) => group === null || one === group).flatMap((one) => {
        const columns = columnsOf(matrix, one);
        if (columns.length === 0) return [];
        return [
          {
            name: one,
            headings: columns.map(({ at }) => matrix.requirements[at]?.short ?? ''),
            rows: matrix.branches.map((row) => ({
              name: row.name,
              score: row.score,
              cells: columns.map(({ at }) => signAt(row, at)),
            })),
          },
        ];
      }),
    });
    const printed = await bridge().program.print({ html, landscape: true, toPdf: null });
    if (!printed.ok) tellError(printed.error);
  };
  useOffer({ exportList: () => void saveExcel(), print: () => void print() });

  const thisYear = Number(localToday().slice(0, 4));
  const open = route.branch !== undefined && route.requirement !== undefined && matrix !== null;
  return (
    <div className={classes.view}>
      <Group className={classes.tools} gap="xs" wrap="nowrap">
        <Select
          aria-label="年度"
          size="xs"
          w="6.5rem"
          allowDeselect={false}
          value={String(year)}
          data={Array.from({ length: YEARS }, (_, back) => ({
            value: String(thisYear - back),
            label: `${thisYear - back} 年`,
          }))}
          onChange={(value) =>
            value !== null && replace({ ...route, screen: 'completeness', year: Number(value) })
          }
        />
        <Select
          aria-label="类别"
          size="xs"
          w="8rem"
          allowDeselect={false}
          value={group ?? ALL}
          data={[ALL, ...REQUIREMENT_GROUPS]}
          onChange={(value) => {
            const chosen = REQUIREMENT_GROUPS.find((one) => one === value);
            replace(withGroup(route, year, chosen));
          }}
        />
        <Legend />
        <Text size="xs" c="dimmed" className={classes.summary} role="status">
          {matrix === null ? '正在检查…' : summaryOf(matrix, shown)}
        </Text>
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPrinter size="0.95rem" />}
          onClick={() => void print()}
        >
          打印
        </Button>
        <Button
          size="compact-sm"
          variant="default"
          loading={excel.busy}
          leftSection={<IconFileSpreadsheet size="0.95rem" />}
          onClick={() => void saveExcel()}
        >
          导出缺口
        </Button>
        {readOnly ? null : (
          <Button
            size="compact-sm"
            leftSection={<IconListCheck size="0.95rem" />}
            onClick={() => setRectifying(true)}
          >
            缺口转整改
          </Button>
        )}
      </Group>
      <ErrorNote error={live.error ?? excel.error} />
      <div className={classes.body}>
        {matrix === null ? null : (
          <Matrix
            matrix={matrix}
            columns={shown}
            open={
              route.branch === undefined
                ? null
                : { branch: route.branch, requirement: route.requirement ?? null }
            }
            onOpen={(square) => goTo(square)}
            onClose={() => replace(withGroup(route, year, route.group))}
          />
        )}
        {open ? (
          <SquarePanel
            key={`${route.branch}:${route.requirement}`}
            matrix={matrix}
            year={year}
            branch={route.branch}
            requirement={route.requirement}
            onClose={() => replace(withGroup(route, year, route.group))}
          />
        ) : null}
      </div>
      {rectifying ? <RectifyDialog asked={asked} place={place} onClose={() => setRectifying(false)} /> : null}
    </div>
  );
}

/** The page without an open square. */
function withGroup(
  route: RouteOf<'completeness'>,
  year: number,
  group: RequirementGroup | undefined,
): RouteOf<'completeness'> {
  const { branch: _branch, requirement: _requirement, group: _group, ...rest } = route;
  return { ...rest, year, ...(group === undefined ? {} : { group }) };
}

/** A column of the matrix that is shown: its place among all. */
export interface ShownColumn {
  readonly at: number;
  /** First of its group: the heading of the group begins here. */
  readonly isFirst: boolean;
}

function columnsOf(matrix: CompletenessMatrix, group: RequirementGroup | null): readonly ShownColumn[] {
  const places = matrix.requirements.flatMap((one, at) =>
    group === null || one.group === group ? [at] : [],
  );
  return places.map((at, index) => ({
    at,
    isFirst: matrix.requirements[places[index - 1] ?? -1]?.group !== matrix.requirements[at]?.group,
  }));
}

function summaryOf(matrix: CompletenessMatrix, columns: readonly ShownColumn[]): string {
  let holes = 0;
  let ready = 0;
  for (const branch of matrix.branches) {
    let own = 0;
    for (const { at } of columns) own += (branch.due[at] ?? 0) - (branch.done[at] ?? 0);
    holes += own;
    if (own === 0) ready += 1;
  }
  return `${matrix.branches.length} 个党组织，${ready} 个齐全，缺口 ${holes} 处（截至 ${matrix.asOf}）`;
}

function Legend() {
  return (
    <span className={classes.legend} aria-hidden>
      <span>
        <i data-mark="p">✓</i>齐
      </span>
      <span>
        <i data-mark="m">3</i>缺几处
      </span>
      <span>
        <i data-mark="l">迟</i>补办过迟
      </span>
      <span>
        <i data-mark="x">免</i>不适用
      </span>
    </span>
  );
}

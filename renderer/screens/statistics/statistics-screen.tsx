import { Button } from '@mantine/core';
import { IconFileSpreadsheet, IconPhoto } from '@tabler/icons-react';
import { SUBJECTS } from '../../../shared/rules/statistics/subjects';
import { useBranch } from '../../app/branch';
import { ErrorNote } from '../../app/error-note';
import { useNavigation } from '../../app/navigation';
import { useOffer } from '../../app/offers';
import { Page } from '../../app/page';
import type { ScreenProps } from '../../app/routes';
import { SideList } from '../../app/side-list';
import { useLive } from '../../app/use-live';
import type { StatisticsAsked } from '../../data/api';
import { Chart } from './chart';
import { FigureTable } from './figure-table';
import { Notes } from './notes';
import classes from './statistics.module.css';
import { Tools } from './tools';
import { type Choice, chosenBy, useKeptChoice } from './use-chosen';
import { useStatisticsActs } from './use-statistics-acts';

/** Numbers that the office reports: subject, grouping, organization and period; a table beside its chart. */
export function StatisticsScreen({ route }: ScreenProps<'statistics'>) {
  const { replace } = useNavigation();
  const { branch } = useBranch();
  const [kept, keep] = useKeptChoice();
  const chosen = chosenBy({ ...kept, ...route });
  const { subject, grouping, from, to } = chosen;
  const asked: StatisticsAsked = { subject: subject.id, grouping: grouping.id, branch, from, to };
  const key = JSON.stringify(asked);
  const live = useLive(`statistics ${key}`, [subject.type, 'organization'], async (api) => {
    const answer = await api.statistics(asked);
    return answer.ok ? { ok: true, value: { key, table: answer.value } } : answer;
  });
  // The answer to another question is another table.
  const table = live.value?.key === key ? live.value.table : null;
  const acts = useStatisticsActs(chosen, asked, table);
  useOffer(table === null ? {} : { exportList: acts.saveExcel });

  const change = (next: Choice) => {
    const whole = { ...kept, ...route, ...next };
    keep(whole);
    replace({ ...whole, screen: 'statistics' });
  };
  return (
    <Page
      title="统计"
      bare
      aside={table === null ? null : `${table.place} · ${table.period}`}
      action={
        <>
          <Button
            variant="default"
            disabled={table === null || table.rows.length === 0}
            leftSection={<IconPhoto size="0.95rem" />}
            onClick={acts.savePicture}
          >
            存为图片
          </Button>
          <Button
            variant="default"
            disabled={table === null}
            loading={acts.busy}
            leftSection={<IconFileSpreadsheet size="0.95rem" />}
            onClick={acts.saveExcel}
          >
            导出 Excel
          </Button>
        </>
      }
    >
      <div className={classes.columns}>
        <SideList
          label="统计内容"
          items={SUBJECTS}
          current={subject.id}
          onChoose={(id) => change({ subject: id, grouping: undefined, figure: undefined })}
        />
        <div className={classes.view}>
          <Tools chosen={chosen} change={change} />
          <ErrorNote error={live.error ?? acts.error} />
          {table === null ? null : (
            <>
              <div className={classes.body}>
                <FigureTable key={`${subject.id} ${grouping.id}`} table={table} onOpen={acts.open} />
                <Chart bars={acts.bars} />
              </div>
              <Notes table={table} onUndated={acts.openUndated} />
            </>
          )}
        </div>
      </div>
    </Page>
  );
}

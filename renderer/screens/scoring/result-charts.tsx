import { Text } from '@mantine/core';
import { showHundredths } from '../../../shared/rules/scoring';
import { useNavigation } from '../../app/navigation';
import { recordRoute } from '../../app/routes';
import { BarChart } from '../../charts/bar-chart';
import type { Bar } from '../../charts/bar-layout';
import type { RatingResult } from '../../data/api';
import classes from './scoring.module.css';

/** A chart a kind: scores with last year's below, and the mean of the kind as a line. */
export function ResultCharts({ result }: { readonly result: RatingResult }) {
  const { go } = useNavigation();
  const barsOf = (kind: string): readonly Bar[] =>
    result.subjects.flatMap((subject): readonly Bar[] => {
      const { key, name, score, grade } = subject;
      if (subject.kind !== kind || score === undefined) return [];
      const [record, earlier] = [result.records[key], result.earlier[key]?.score];
      return [
        {
          key,
          label: name,
          value: score,
          text: [showHundredths(score), grade].filter(Boolean).join(' '),
          ...(earlier === undefined ? {} : { earlier: { value: earlier, text: showHundredths(earlier) } }),
          ...(record === undefined ? {} : { open: () => go(recordRoute(record.type, record.id)) }),
        },
      ];
    });
  if (result.kinds.length === 0)
    return <Text size="sm">还没有算出得分，录完各评价主体的票后这里显示图。</Text>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls by arrow keys
    <section className={classes.charts} tabIndex={0} aria-label="结果图">
      {result.kinds.map(({ kind, count, mean }) => (
        <figure key={kind} className={classes.figure}>
          <figcaption>
            {kind}（{count} 个）得分；细条是上年，竖线是同类平均
          </figcaption>
          <BarChart
            title={`${kind}得分`}
            bars={barsOf(kind)}
            most={10_000}
            mark={{ value: mean, text: `平均 ${showHundredths(mean)}` }}
          />
        </figure>
      ))}
    </section>
  );
}

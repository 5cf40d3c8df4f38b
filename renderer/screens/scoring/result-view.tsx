import { Alert, Button, Checkbox, Group, SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '../../app/actor';
import { ErrorNote } from '../../app/error-note';
import { useOffer } from '../../app/offers';
import { useLive } from '../../app/use-live';
import type { RatingResult } from '../../data/api';
import { ResultCharts } from './result-charts';
import { ResultTable } from './result-table';
import classes from './scoring.module.css';
import { useResultActs } from './use-result-acts';

/** Types whose change can change a result. */
const SOURCES = [
  'rating-round',
  'evaluation-scheme',
  'evaluation',
  'member-review',
  'member',
  'organization',
];

/** The result of all rounds of the scheme: the rule beside it, as a table or a chart; written into the records by one press. */
export function ResultView({ id }: { readonly id: string }) {
  const live = useLive(`result:${id}`, SOURCES, (api) => api.ratingResult({ round: id }));
  return (
    <div className={classes.result}>
      <ErrorNote error={live.error} />
      {live.value === null ? null : <Result id={id} result={live.value} />}
    </div>
  );
}

function Result({ id, result }: { readonly id: string; readonly result: RatingResult }) {
  const readOnly = !useMay()('edit');
  const [shape, setShape] = useState<'table' | 'chart'>('table');
  const [withGrades, setWithGrades] = useState(false);
  const acts = useResultActs(id, result);
  useOffer({ print: acts.print, exportList: acts.exportExcel });
  const isScored = result.subjects.some(({ score }) => score !== undefined);
  return (
    <>
      <Group justify="space-between" gap="sm">
        <SegmentedControl
          size="xs"
          aria-label="显示方式"
          value={shape}
          onChange={(value) => setShape(value === 'chart' ? 'chart' : 'table')}
          data={[
            { value: 'table', label: '表' },
            { value: 'chart', label: '图' },
          ]}
        />
        <Group gap="sm">
          <Button variant="default" onClick={acts.print}>
            打印
          </Button>
          <Button variant="default" loading={acts.call.busy} onClick={acts.exportExcel}>
            导出 Excel
          </Button>
          {readOnly ? null : (
            <>
              <Checkbox
                label="等次已经组织研究确定，一并写入"
                checked={withGrades}
                onChange={(event) => setWithGrades(event.currentTarget.checked)}
              />
              <Button
                disabled={!isScored}
                loading={acts.call.busy}
                onClick={() => void acts.write(withGrades)}
              >
                写入{result.writesTo === 'member-review' ? '民主评议' : '考核评价'}记录
              </Button>
            </>
          )}
        </Group>
      </Group>
      <ErrorNote error={acts.call.error} />
      {result.problems.length === 0 ? null : (
        <Alert color="yellow" p="xs">
          {result.problems.map((problem) => (
            <div key={problem}>{problem}</div>
          ))}
        </Alert>
      )}
      <ul className={classes.rule} aria-label="计算办法">
        {result.rule.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {result.subjects.length === 0 ? (
        <Text size="sm">这场测评没有被测评的对象。请点上方“改人数、对象”补上。</Text>
      ) : shape === 'table' ? (
        <ResultTable result={result} />
      ) : (
        <ResultCharts result={result} />
      )}
      {result.writesTo === 'evaluation' ? (
        <Text size="xs" c="dimmed">
          加分、扣分和一票否决在写入后的考核评价记录里填写，并写明原因；填好后这里随即重算，再写入一次即可。
        </Text>
      ) : (
        <Text size="xs" c="dimmed">
          票数不能代替组织评定：不勾选时只写入票数，等次留给党组织综合评定。预备党员参加评议，不定等次。
        </Text>
      )}
    </>
  );
}

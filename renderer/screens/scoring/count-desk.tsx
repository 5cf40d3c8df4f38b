import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { countSeats, rowProblem } from '../../../shared/rules/rating-count';
import type { RatingRound } from '../../../shared/rules/rating-round';
import { useData } from '../../app/data-context';
import { tellError } from '../../app/notify';
import { type GridColumn, type GridLine, MarkGrid } from './mark-grid';
import classes from './scoring.module.css';

/** Counts of ballots that were counted by hand: a row a subject, a column a grade; what does not add up is said. */
export function CountDesk({ id, round }: { readonly id: string; readonly round: RatingRound }) {
  const data = useData();
  const seats = useMemo(() => countSeats(round), [round]);
  const counts = useMemo(
    () => new Map(round.counts.map(({ seat, key, count }) => [`${seat}:${key}`, String(count)])),
    [round],
  );
  const columns: readonly GridColumn[] = [
    ...round.grades.map(({ key, label }) => ({ key: String(key), label })),
    { key: '0', label: '空白作废' },
  ];
  const mark = async (line: GridLine, column: GridColumn, text: string) => {
    const count = text === '' ? null : Number(text);
    const answer = await data.ratingPut({
      round: id,
      marks: [{ kind: 'count', seat: line.number, key: Number(column.key), count }],
    });
    if (!answer.ok) tellError(answer.error);
  };
  const sumOf = (line: GridLine): number => {
    const seat = seats.get(line.number);
    return seat === undefined ? 0 : [...seat.counts.values()].reduce((sum, count) => sum + count, seat.blank);
  };
  const { returned } = round;
  return (
    <div className={classes.entry}>
      <Text size="sm" component="p" className={classes.legend}>
        {returned === undefined
          ? '还没有填写收回票数，不能核对合计。请点上方“改人数、对象”填写。'
          : `收回 ${returned} 票，每行合计应为 ${returned}。Enter 到下一格，方向键任意移动，离开一格即存盘。`}
      </Text>
      <MarkGrid
        label="各档票数"
        head={round.target === 'org' ? '党组织' : '姓名'}
        lines={round.subjects.map(({ seat, name }) => ({ key: String(seat), number: seat, label: name }))}
        columns={columns}
        textOf={(line, column) => counts.get(`${line.number}:${column.key}`) ?? ''}
        refuse={(_, __, text) => (/^\d{1,5}$/.test(text) ? undefined : '填不小于 0 的整数')}
        onMark={(line, column, text) => void mark(line, column, text)}
        after={[
          { label: '合计', of: sumOf },
          {
            label: '核对',
            of: (line) => {
              const sum = sumOf(line);
              const problem = sum === 0 ? undefined : rowProblem(seats.get(line.number), returned);
              if (problem !== undefined) return <span className={classes.off}>{problem}</span>;
              return sum === 0 ? '未填' : returned === undefined ? '' : '相符';
            },
          },
        ]}
      />
    </div>
  );
}

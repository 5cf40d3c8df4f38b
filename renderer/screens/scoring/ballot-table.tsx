import type { SeatCount } from '../../../shared/rules/rating-count';
import type { RatingRound } from '../../../shared/rules/rating-round';
import classes from './scoring.module.css';

interface BallotTableProps {
  readonly round: RatingRound;
  readonly seats: ReadonlyMap<number, SeatCount>;
  /** Digits of the ballot that is typed, in the order of the subjects. */
  readonly marks: string;
  readonly isSpoilt: boolean;
}

/** Everybody on the ballot: what this ballot says of them, and what all ballots say so far. */
export function BallotTable({ round, seats, marks, isSpoilt }: BallotTableProps) {
  const next = isSpoilt ? -1 : marks.length;
  const labelOf = (mark: string | undefined): string => {
    if (isSpoilt) return '作废';
    if (mark === undefined) return '';
    return mark === '0' ? '没有填写' : (round.grades.find(({ key }) => String(key) === mark)?.label ?? '');
  };
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label="票面">
        <thead>
          <tr>
            <th scope="col">序号</th>
            <th scope="col">{round.target === 'org' ? '党组织' : '姓名'}</th>
            <th scope="col">这张票</th>
            {round.grades.map(({ key, label }) => (
              <th scope="col" key={key} className={classes.number}>
                {label}
              </th>
            ))}
            <th scope="col" className={classes.number}>
              空白作废
            </th>
          </tr>
        </thead>
        <tbody>
          {round.subjects.map(({ seat, name }, at) => (
            <tr key={seat} data-next={at === next || undefined}>
              <td>{seat}</td>
              <th scope="row">{name}</th>
              <td className={classes.now}>{labelOf(marks[at])}</td>
              {round.grades.map(({ key }) => (
                <td key={key} className={classes.number}>
                  {seats.get(seat)?.counts.get(key) ?? 0}
                </td>
              ))}
              <td className={classes.number}>{seats.get(seat)?.blank ?? 0}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import type { RatedPart, RatedSubject } from '../../../shared/rules/rating-result';
import { differenceInWords } from '../../../shared/rules/rating-table';
import { type Hundredths, showHundredths } from '../../../shared/rules/scoring';
import { RecordLink } from '../../app/record-link';
import type { RatingResult } from '../../data/api';
import classes from './scoring.module.css';

/** The result with every weight laid open, beside last year's and beside the others of the kind. */
export function ResultTable({ result }: { readonly result: RatingResult }) {
  const { subjects, target } = result;
  const groups = subjects[0]?.parts ?? [];
  const hasAdjustments = subjects.some(({ adjustment }) => adjustment.bonus > 0 || adjustment.deduction > 0);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls by arrow keys
    <section className={classes.scroll} tabIndex={0} aria-label="结果表">
      <table className={classes.table} aria-label="测评结果">
        <thead>
          <tr>
            <th scope="col">{target === 'member' ? '姓名' : '党组织'}</th>
            <th scope="col">{target === 'member' ? '所在党支部' : '类别'}</th>
            <th scope="col" className={classes.number}>
              同类名次
            </th>
            {groups.map(({ group, label, weight }) => (
              <th scope="col" key={group} className={classes.number}>
                {label} ×{weight}%
              </th>
            ))}
            {hasAdjustments ? (
              <th scope="col" className={classes.number}>
                加分／扣分
              </th>
            ) : null}
            <th scope="col" className={classes.number}>
              得分
            </th>
            <th scope="col">等次</th>
            <th scope="col" className={classes.number}>
              满意率
            </th>
            <th scope="col">上年（纵向比）</th>
            <th scope="col">同类平均／最好（横向比）</th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {subjects.map((subject) => (
            <ResultRow key={subject.key} subject={subject} result={result} hasAdjustments={hasAdjustments} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  readonly subject: RatedSubject;
  readonly result: RatingResult;
  readonly hasAdjustments: boolean;
}

function ResultRow({ subject, result, hasAdjustments }: RowProps) {
  const { name, kind, rank, rankOf, parts, adjustment, score, grade, satisfaction, open, note } = subject;
  const record = result.records[subject.key];
  const figures = result.kinds.find((one) => one.kind === kind);
  return (
    <tr>
      <th scope="row">
        {record === undefined ? (
          name
        ) : (
          <RecordLink type={record.type} id={record.id}>
            {name}
          </RecordLink>
        )}
      </th>
      <td>{kind}</td>
      <td className={classes.number}>{rank === undefined ? '—' : `${rank}／${rankOf}`}</td>
      {parts.map((part) => (
        <td key={part.group} className={classes.number}>
          <Part part={part} />
        </td>
      ))}
      {hasAdjustments ? (
        <td className={classes.number}>
          ＋{showHundredths(adjustment.bonus)}／−{showHundredths(adjustment.deduction)}
        </td>
      ) : null}
      <td className={`${classes.number} ${classes.score}`}>{shown(score)}</td>
      <td>{grade ?? '—'}</td>
      <td className={classes.number}>
        {satisfaction === undefined ? '—' : `${showHundredths(satisfaction)}%`}
      </td>
      <td>
        <Earlier now={score} earlier={result.earlier[subject.key]} />
      </td>
      <td>
        {figures === undefined ? '—' : `${showHundredths(figures.mean)}／${showHundredths(figures.best)}`}
      </td>
      <td className={classes.note}>{open ?? note ?? '无'}</td>
    </tr>
  );
}

/** Score and what it brings: 92.50 → 18.50. */
function Part({ part }: { readonly part: RatedPart }) {
  const { score, product, votes } = part;
  if (score === undefined) return <span className={classes.quiet}>未评</span>;
  return (
    <span title={`${votes} 份有效`}>
      {showHundredths(score)}
      {product === undefined ? null : <span className={classes.quiet}>＝{showHundredths(product)}</span>}
    </span>
  );
}

interface EarlierProps {
  readonly now: Hundredths | undefined;
  readonly earlier: RatingResult['earlier'][string] | undefined;
}

function Earlier({ now, earlier }: EarlierProps) {
  if (earlier === undefined) return <span className={classes.quiet}>上年没有记录</span>;
  const text = [
    earlier.score === undefined ? '' : showHundredths(earlier.score),
    earlier.grade ?? '',
    differenceInWords(now, earlier.score),
  ];
  return <>{text.filter((one) => one !== '').join(' ')}</>;
}

const shown = (score: Hundredths | undefined): string => (score === undefined ? '—' : showHundredths(score));

import type { RecordValues } from '../../../shared/records/define';
import { meetingKind } from '../../../shared/rules/meeting-kinds';
import { procedureOf, quorumOf } from '../../../shared/rules/meeting-votes';
import { numberOf, textOf } from '../../../shared/rules/values';
import { localToday } from '../../fields/today';
import classes from './meeting.module.css';

/** The numbers of the moment, whether the meeting may open, and the rule by which that is said. */
export function QuorumLine({ values }: { readonly values: RecordValues }) {
  const of = (key: string) => numberOf(values, key);
  const [due, present] = [of('dueCount'), of('presentCount')];
  const procedure = procedureOf(values, meetingKind(textOf(values, 'kind')).procedure, localToday());
  const quorum = procedure && quorumOf(procedure, of('votersDue'), of('votersPresent'));
  return (
    <div className={classes.quorum} role="status" aria-label="到会人数">
      <div className={classes.numbers}>
        <HeadCount label="应到" value={due} />
        <HeadCount label="实到" value={present} />
        <HeadCount label="缺席" value={due === undefined ? undefined : due - (present ?? 0)} />
        <span className={classes.aside}>其中有表决权</span>
        <HeadCount label="应到" value={of('votersDue')} />
        <HeadCount label="实到" value={of('votersPresent')} />
        {quorum === undefined ? null : (
          <strong className={classes.verdict} data-verdict={quorum.isQuorate ? 'good' : 'bad'}>
            {quorum.isQuorate
              ? `达到法定人数（须 ${quorum.needed} 人）`
              : `未达到法定人数，还差 ${quorum.needed - quorum.present} 人`}
          </strong>
        )}
      </div>
      <div className={classes.rule}>{quorum?.rule ?? procedureLess(values, procedure !== undefined)}</div>
    </div>
  );
}

function procedureLess(values: RecordValues, hasProcedure: boolean): string {
  if (textOf(values, 'kind') === undefined) return '选定会议类型后，这里说明须多少人到会和所依据的规则。';
  return hasProcedure
    ? '填好应到人数后，这里说明须多少人到会。'
    : '这类会议没有规定法定人数；表决时按所选程序判断。';
}

function HeadCount({ label, value }: { readonly label: string; readonly value: number | undefined }) {
  return (
    <span>
      {label} <b>{value ?? '—'}</b>
    </span>
  );
}

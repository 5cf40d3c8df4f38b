import { Button } from '@mantine/core';
import type { KeyboardEvent } from 'react';
import type { Json } from '../../../shared/kernel/json';
import { labelOf } from '../../../shared/records/codes';
import { meetingFields } from '../../../shared/records/meeting-fields';
import { type Counter, type JudgedVote, judgedVote } from '../../../shared/rules/meeting-votes';
import { numberOf, textOf } from '../../../shared/rules/values';
import type { Element } from '../../fields/list/elements';
import { localToday } from '../../fields/today';
import { DropButton } from './drop-button';
import classes from './meeting.module.css';
import { PlainField } from './plain-field';
import type { Minutes } from './use-minutes';

interface VoteCardProps {
  readonly minutes: Minutes;
  readonly vote: Element;
  readonly readOnly: boolean;
  readonly onAgain: (vote: Element) => void;
}

const OF = meetingFields.votes.of;
const PRESENT: readonly Counter[] = ['yes', 'no', 'abstain'];
const WRITTEN: readonly Counter[] = ['writtenYes', 'writtenNo'];

/** One vote: the motion, its procedure, counters that must add up, and the result with the rule it comes from. */
export function VoteCard({ minutes, vote, readOnly, onAgain }: VoteCardProps) {
  const judged = judgedVote(minutes.values, vote, localToday());
  const field = (key: 'subject' | 'procedure' | 'method') => ({
    name: `vote-${key}`,
    field: OF[key],
    value: vote[key],
    readOnly,
    onChange: (value: Json | null) => minutes.put('votes', vote, { [key]: value }),
  });
  const counters = [...PRESENT, ...(judged?.procedure.countsWritten === true ? WRITTEN : [])];
  const { tone, words } = verdictOf(vote, judged);
  return (
    <section
      className={classes.vote}
      aria-label={`表决 ${textOf(vote, 'subject') ?? ''}`}
      data-element={vote.id}
    >
      <div className={classes.voteHead}>
        <span className={classes.tag}>表决</span>
        <PlainField {...field('subject')} className={classes.grow} />
        <PlainField {...field('procedure')} className={classes.procedure} label="程序" />
        <PlainField {...field('method')} className={classes.method} label="方式" />
        {readOnly ? null : <DropButton label="删除这项表决" onDrop={() => minutes.drop('votes', vote.id)} />}
      </div>
      <div className={classes.counters}>
        <span className={classes.aside}>
          有表决权 应到 {judged?.count.due ?? '—'}，实到 {judged?.count.present ?? '—'}
        </span>
        {counters.map((counter) => (
          <CounterInput
            key={counter}
            label={OF[counter].label}
            value={numberOf(vote, counter)}
            rest={WRITTEN.includes(counter) ? 0 : (judged?.left ?? 0)}
            readOnly={readOnly}
            onChange={(value) => minutes.count(vote, counter, value)}
          />
        ))}
        <strong className={classes.verdict} data-verdict={tone} role="status">
          {words}
        </strong>
        {readOnly || judged?.result !== 'no-quorum' ? null : (
          <Button size="compact-xs" variant="default" onClick={() => onAgain(vote)}>
            再次表决
          </Button>
        )}
      </div>
      {judged === undefined ? null : <div className={classes.rule}>{judged.judgement.rule}</div>}
    </section>
  );
}

interface Verdict {
  readonly tone: 'good' | 'bad' | 'open';
  readonly words: string;
}

/** The result in words. A quorum that is lacking is said first: without it nothing passes, whatever was counted. */
function verdictOf(vote: Element, judged: JudgedVote | undefined): Verdict {
  const result = textOf(vote, 'result');
  if (result === 'postponed' || result === 'void')
    return { tone: 'open', words: labelOf('vote-result', result) };
  if (judged === undefined) return { tone: 'open', words: '选定程序、填好到会人数后判断' };
  const { judgement, count, left } = judged;
  if (!judgement.isQuorate)
    return {
      tone: 'bad',
      words: `未达到法定人数（须 ${judgement.presentNeeded} 人，实到 ${count.present} 人）`,
    };
  if (judged.result === undefined) return { tone: 'open', words: leftInWords(left, judgement.problems) };
  const needed = `须 ${judgement.yesNeeded} 票赞成`;
  return judgement.isPassed
    ? { tone: 'good', words: `通过（${needed}）` }
    : { tone: 'bad', words: `未通过（${needed}）` };
}

function leftInWords(left: number, problems: readonly string[]): string {
  if (left > 0) return `还有 ${left} 票没有计入`;
  if (left < 0) return `多出 ${-left} 票，请核对`;
  return problems.join('');
}

interface CounterInputProps {
  readonly label: string;
  readonly value: number | undefined;
  /** Ballots that are in no counter yet. */
  readonly rest: number;
  readonly readOnly: boolean;
  readonly onChange: (value: number | null) => void;
}

/** A counter of ballots: digits, arrow keys for one more or less, = for all that are left. */
function CounterInput({ label, value, rest, readOnly, onChange }: CounterInputProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : event.key === '=' ? rest : 0;
    if (step === 0 && event.key !== '=') return;
    event.preventDefault();
    if (!readOnly) onChange(Math.max(0, (value ?? 0) + step));
  };
  return (
    <label className={classes.counter} data-field="vote-counter">
      {label}
      <input
        inputMode="numeric"
        value={value ?? ''}
        readOnly={readOnly}
        maxLength={6}
        onFocus={(event) => event.currentTarget.select()}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          const digits = event.currentTarget.value.normalize('NFKC').replace(/\D/g, '');
          onChange(digits === '' ? null : Number(digits));
        }}
      />
    </label>
  );
}

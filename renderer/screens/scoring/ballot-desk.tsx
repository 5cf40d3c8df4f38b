import { Kbd, Text } from '@mantine/core';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { ballotLimit, isBallotText, lineOf, spelledOut } from '../../../shared/rules/rating-ballot';
import { countSeats } from '../../../shared/rules/rating-count';
import type { RatingRound, RoundBallot } from '../../../shared/rules/rating-round';
import { useMay } from '../../app/actor';
import { BallotTable } from './ballot-table';
import classes from './scoring.module.css';
import { type BallotEntry, useBallots } from './use-ballots';

interface DeskProps {
  readonly id: string;
  readonly round: RatingRound;
}

/** Ballot by ballot on the numeric keys: a digit a person, Enter for the next ballot, Backspace for the one before. */
export function BallotDesk({ id, round }: DeskProps) {
  const readOnly = !useMay()('edit');
  const entry = useBallots(id, round);
  const input = useRef<HTMLInputElement>(null);
  const seats = useMemo(() => countSeats(round), [round]);
  const marks = spelledOut(entry.line, round.subjects.length);
  useEffect(() => input.current?.focus(), []);
  return (
    <div className={classes.desk}>
      <div className={classes.entry}>
        {readOnly ? null : <BallotInput round={round} entry={entry} input={input} />}
        <Legend round={round} />
        {entry.problem === null ? null : (
          <p role="alert" className={classes.refused}>
            {entry.problem}
          </p>
        )}
        <BallotTable
          round={round}
          seats={seats}
          marks={marks === '*' ? '' : marks}
          isSpoilt={marks === '*'}
        />
      </div>
      <BallotList
        round={round}
        editing={entry.editing}
        onCorrect={(ballot) => {
          if (readOnly) return;
          entry.correct(ballot);
          input.current?.focus();
        }}
      />
    </div>
  );
}

interface InputProps {
  readonly round: RatingRound;
  readonly entry: BallotEntry;
  readonly input: React.RefObject<HTMLInputElement | null>;
}

function BallotInput({ round, entry, input }: InputProps) {
  const limit = ballotLimit(round);
  const onKeyDown = (event: KeyboardEvent) => {
    const isUndo = event.key === 'z' && event.ctrlKey && !event.shiftKey;
    if (event.key === 'Enter') {
      event.preventDefault();
      if (!event.repeat) entry.enter();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      entry.clear();
    } else if (isUndo || (event.key === 'Backspace' && entry.line === '')) {
      event.preventDefault();
      // A key that is held down must not empty the box of ballots.
      if (event.repeat) return;
      if (entry.line === '') entry.takeBack();
      else entry.clear();
    }
  };
  return (
    <div className={classes.line}>
      <label htmlFor="ballot-line">
        {entry.editing === null ? `第 ${entry.number} 张票` : `改第 ${entry.number} 张票`}
      </label>
      <input
        id="ballot-line"
        ref={input}
        className={classes.ballot}
        inputMode="numeric"
        autoComplete="off"
        spellCheck={false}
        size={Math.max(8, round.subjects.length + 1)}
        value={entry.line}
        onChange={(event) => {
          const text = event.currentTarget.value.normalize('NFKC');
          if (isBallotText(text, round)) entry.type(text);
        }}
        onKeyDown={onKeyDown}
      />
      <output className={classes.counted} htmlFor="ballot-line">
        已录 {entry.cast} 张
        {limit === undefined
          ? ''
          : `，${limit.word} ${limit.most}，还可录 ${Math.max(0, limit.most - entry.cast)} 张`}
      </output>
    </div>
  );
}

function Legend({ round }: { readonly round: RatingRound }) {
  return (
    <Text size="sm" component="p" className={classes.legend}>
      {round.grades.map(({ key, label }) => (
        <span key={key}>
          <Kbd size="xs">{key}</Kbd> {label}
        </span>
      ))}
      <span>
        <Kbd size="xs">0</Kbd> 没有填写
      </span>
      <span>
        <Kbd size="xs">+</Kbd> 其余都相同
      </span>
      <span>
        <Kbd size="xs">*</Kbd> 整张作废
      </span>
      <span>
        <Kbd size="xs">Enter</Kbd> 录入
      </span>
      <span>
        <Kbd size="xs">退格</Kbd> 空行时收回上一张
      </span>
    </Text>
  );
}

interface ListProps {
  readonly round: RatingRound;
  readonly editing: RoundBallot | null;
  readonly onCorrect: (ballot: RoundBallot) => void;
}

/** What was entered, the newest first; choosing one brings it into the line. */
function BallotList({ round, editing, onCorrect }: ListProps) {
  return (
    <aside className={classes.cast} aria-label="已录的票">
      <Text size="sm" fw={600} px="sm" py={4}>
        已录的票
      </Text>
      {round.ballots.length === 0 ? (
        <Text size="sm" c="dimmed" px="sm">
          按票上的次序，一个对象一个数字，按 Enter 录下一张。每张录入后立即存盘。
        </Text>
      ) : null}
      <ol className={classes.castList}>
        {[...round.ballots].reverse().map((ballot) => (
          <li key={ballot.id}>
            <button
              type="button"
              aria-current={editing?.id === ballot.id || undefined}
              onClick={() => onCorrect(ballot)}
            >
              <span>第 {ballot.number} 张</span>
              <span className={classes.marks}>{ballot.isInvalid ? '废票' : lineOf(ballot, round)}</span>
            </button>
          </li>
        ))}
      </ol>
    </aside>
  );
}

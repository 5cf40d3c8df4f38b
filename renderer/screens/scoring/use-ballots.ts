import { useEffect, useRef, useState } from 'react';
import { appError } from '../../../shared/kernel/errors';
import { ballotLimit, lineOf, readBallotLine } from '../../../shared/rules/rating-ballot';
import type { RatingRound, RoundBallot } from '../../../shared/rules/rating-round';
import { useData } from '../../app/data-context';

/** The line that is typed now, and what has become of the ballots before it. */
export interface BallotEntry {
  readonly line: string;
  /** Ballot that is corrected; null: a new one. */
  readonly editing: RoundBallot | null;
  /** Chinese: why the line was not taken. */
  readonly problem: string | null;
  /** What the next ballot is called. */
  readonly number: number;
  /** Ballots in, with those on their way to the disk. */
  readonly cast: number;
  type(line: string): void;
  /** Takes the line in, or says why not. */
  enter(): void;
  /** Brings the last ballot back into the line. */
  takeBack(): void;
  correct(ballot: RoundBallot): void;
  /** Empties the line and leaves a correction. */
  clear(): void;
}

/**
 * Entering ballots faster than a disk answers: the line is free at once, each ballot goes its way, and one that was
 * refused comes back with the reason.
 */
export function useBallots(id: string, round: RatingRound): BallotEntry {
  const data = useData();
  const [line, setLine] = useState('');
  const [editing, setEditing] = useState<RoundBallot | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // New ballots that were sent since the round was last read: it tells how many are in.
  const [sent, setSent] = useState(0);
  const pending = useRef(0);
  const busy = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was read last counts, once nothing is on its way.
  useEffect(() => {
    if (pending.current === 0) setSent(0);
  }, [round]);
  const cast = Math.max(round.ballots.length, sent);
  const lastNumber = round.ballots.at(-1)?.number ?? 0;

  const clear = () => {
    setLine('');
    setEditing(null);
    setProblem(null);
  };

  const enter = () => {
    const read = readBallotLine(line, round);
    if (!read.ok) return setProblem(read.problem);
    const limit = ballotLimit(round);
    if (editing === null && limit !== undefined && cast >= limit.most)
      return setProblem(appError('scoring.more-than-voters', { ...limit }).message);
    if (editing === null) setSent(cast + 1);
    clear();
    void send(read.marks, read.isInvalid, line);
  };

  const send = async (marks: string, isInvalid: boolean, typed: string) => {
    const ballot = editing === null ? {} : { ballot: editing.id };
    pending.current += 1;
    const answer = await data.ratingCast({ round: id, marks, isInvalid, ...ballot });
    pending.current -= 1;
    if (answer.ok) return;
    setSent(0);
    setProblem(answer.error.message);
    setLine((now) => (now === '' ? typed : now));
  };

  const takeBack = () => {
    if (busy.current || cast === 0) return;
    busy.current = true;
    void data
      .ratingTakeBack({ round: id })
      .then((answer) => {
        if (!answer.ok) return setProblem(answer.error.message);
        setSent(0);
        setProblem(null);
        setLine(lineOf(answer.value, round));
      })
      .finally(() => {
        busy.current = false;
      });
  };

  return {
    line,
    editing,
    problem,
    cast,
    number: editing?.number ?? lastNumber + 1 + Math.max(0, cast - round.ballots.length),
    type: (text) => {
      setLine(text);
      setProblem(null);
    },
    enter,
    takeBack,
    correct: (ballot) => {
      setEditing(ballot);
      setLine(lineOf(ballot, round));
      setProblem(null);
    },
    clear,
  };
}

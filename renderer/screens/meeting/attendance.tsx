import { Button } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { RecordValues } from '../../../shared/records/define';
import { guest, isPresent, restTicked, ticked } from '../../../shared/rules/meeting-attendance';
import { textOf } from '../../../shared/rules/values';
import { newElementId } from '../../fields/list/element-id';
import type { Element } from '../../fields/list/elements';
import { AbsenceEditor } from './absence-editor';
import { AttendanceList } from './attendance-list';
import { findPeople } from './find-person';
import classes from './meeting.module.css';
import { usePeople } from './roll-context';
import type { Minutes } from './use-minutes';

interface AttendanceProps {
  readonly minutes: Minutes;
  readonly readOnly: boolean;
}

interface Candidate {
  readonly element: Element;
  readonly name: string;
  readonly readings: readonly string[];
}

const MOST = 6;

/** Who is there: ticked in the list, or by typing initials and Enter; who is away, with the reason; guests. */
export function Attendance({ minutes, readOnly }: AttendanceProps) {
  const people = usePeople();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const [said, setSaid] = useState('');
  const [editing, setEditing] = useState<string | null>(null);
  const entry = useRef<HTMLInputElement>(null);

  const candidates: readonly Candidate[] = minutes.attendance.map((element) => {
    const name = textOf(element, 'name') ?? '';
    const readings = people.find((person) => person.name === name)?.readings ?? [];
    return { element, name, readings };
  });
  // Who is not there yet is meant first: two people of the same initials come one after the other.
  const found = findPeople(candidates, typed);
  const matches = [
    ...found.filter(({ element }) => !isPresent(element)),
    ...found.filter(({ element }) => isPresent(element)),
  ].slice(0, MOST);
  const chosen = matches[Math.min(at, matches.length - 1)];
  const newcomer = typed.trim();

  const done = (words: string) => {
    setTyped('');
    setAt(0);
    setSaid(words);
  };
  const tick = ({ element, name }: Candidate) => {
    if (isPresent(element)) return done(`${name}已经签到`);
    minutes.setPerson(ticked(element, true));
    done(`${name} 到会`);
  };
  const excuse = ({ element, name }: Candidate) => {
    setEditing(element.id);
    done(`${name} 未到会`);
  };
  const invite = () => {
    minutes.setAttendance([...minutes.attendance, guest(newcomer, 'observer', newElementId())]);
    done(`${newcomer} 列席`);
  };

  const tickRest = () => {
    const all = restTicked(minutes.attendance);
    const count = all.filter((one, index) => one !== minutes.attendance[index]).length;
    minutes.setAttendance(all);
    done(`其余 ${count} 人到会`);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0 && matches.length > 0) {
      event.preventDefault();
      setAt((Math.min(at, matches.length - 1) + step + matches.length) % matches.length);
    } else if (event.key === 'Enter' && newcomer !== '') {
      event.preventDefault();
      if (chosen === undefined) invite();
      else if (event.ctrlKey) excuse(chosen);
      else tick(chosen);
    } else if (event.key === 'Escape' && typed !== '') {
      event.preventDefault();
      done('');
    }
  };
  const edited = minutes.attendance.find(({ id }) => id === editing);

  return (
    <section className={classes.attendance} aria-label="到会情况">
      {readOnly ? null : (
        <div className={classes.entry} data-field="sign-in">
          <label className={classes.entryLabel} htmlFor="sign-in">
            签到 <kbd>Alt+1</kbd>
          </label>
          <input
            id="sign-in"
            ref={entry}
            className={classes.entryInput}
            value={typed}
            autoComplete="off"
            placeholder="姓名或拼音首字母，回车到会，Ctrl+回车未到会"
            aria-describedby="sign-in-matches"
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setAt(0);
              setSaid('');
            }}
            onKeyDown={onKeyDown}
          />
          <Button size="compact-sm" variant="default" onClick={tickRest}>
            其余全部到会
          </Button>
          <span id="sign-in-matches" className={classes.matches} role="status">
            {newcomer === '' ? said : <Matches matches={matches} chosen={chosen} newcomer={newcomer} />}
          </span>
        </div>
      )}
      {edited === undefined ? null : (
        <AbsenceEditor
          key={edited.id}
          element={edited}
          onChange={minutes.setPerson}
          onClose={() => {
            setEditing(null);
            entry.current?.focus();
          }}
        />
      )}
      <AttendanceList
        attendance={minutes.attendance}
        notes={notesOf(minutes.attendance, people)}
        readOnly={readOnly}
        onTick={(element) => minutes.setPerson(ticked(element, !isPresent(element)))}
        onExcuse={(element) => setEditing(element.id)}
        onRemove={(element) => minutes.setAttendance(minutes.attendance.filter((one) => one !== element))}
      />
    </section>
  );
}

interface MatchesProps {
  readonly matches: readonly Candidate[];
  readonly chosen: Candidate | undefined;
  readonly newcomer: string;
}

function Matches({ matches, chosen, newcomer }: MatchesProps) {
  if (matches.length === 0) return `名单里没有“${newcomer}”，回车记为列席`;
  return matches.map((one) => (
    <span key={one.element.id} className={classes.match} data-chosen={one === chosen || undefined}>
      {one.name}
      {isPresent(one.element) ? '（已到）' : ''}
    </span>
  ));
}

/** Why somebody has no vote, by name: the list stores only that it is so. */
function notesOf(
  attendance: readonly RecordValues[],
  people: readonly { readonly name: string; readonly memberId: string | null; readonly note: string }[],
): ReadonlyMap<string, string> {
  return new Map(
    attendance.flatMap((one) => {
      const person = people.find(({ memberId }) => memberId !== null && memberId === textOf(one, 'memberId'));
      const id = textOf(one, 'id');
      if (id === undefined || one.hasVote === true || textOf(one, 'role') !== 'due') return [];
      return [[id, person === undefined || person.note === '' ? '无表决权' : person.note] as const];
    }),
  );
}

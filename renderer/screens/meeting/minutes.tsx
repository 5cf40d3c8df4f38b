import { type FocusEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { meetingKind, usualProcedure } from '../../../shared/rules/meeting-kinds';
import { numberOf, textOf } from '../../../shared/rules/values';
import type { Element } from '../../fields/list/elements';
import { focusNextField, focusShownField } from '../../records/form/form-focus';
import type { OwnPageProps } from '../../records/form/record-panel';
import { Attendance } from './attendance';
import { HeadFields, MeetingFields } from './head-fields';
import { ItemSection } from './item-section';
import classes from './meeting.module.css';
import { type MinutesKey, MinutesKeys, useMinutesKeys } from './minutes-keys';
import { QuorumLine } from './quorum-line';
import { RollProvider } from './roll-context';
import { RollNotice } from './roll-notice';
import { useCopy } from './use-copy';
import { useFollowingTitle } from './use-following-title';
import { type Minuted, useMinutes } from './use-minutes';
import { useRoll } from './use-roll';
import { useRollChange } from './use-roll-change';

interface MinutesProps extends OwnPageProps {
  readonly id: string | null;
}

/** Values of the head without which nobody knows who is called. */
const HEAD = ['kind', 'branchId', 'date'] as const;

/** Numbers of those who should come and came, typed in where no roll gives them. */
const TYPED_NUMBERS = ['dueCount', 'presentCount', 'votersDue', 'votersPresent'] as const;

/** The page on which minutes are taken: at the left who is there, at the right what is said and decided. */
export function MinutesPage({ id, ...page }: MinutesProps) {
  const { form } = page;
  const { readOnly } = form;
  const minutes = useMinutes(form);
  const { values } = minutes;
  const roll = useRoll(textOf(values, 'branchId'), textOf(values, 'date'));
  const rollChange = useRollChange(form, minutes, roll);
  const frame = useRef<HTMLDivElement>(null);
  useFollowingTitle(form);
  const wanted = useRef<string | null>(null);
  /** Number of the item on which somebody spoke last. */
  const [current, setCurrent] = useState<number | undefined>(undefined);
  const agenda = minutes.of('agenda');
  const at = agenda.find((item) => numberOf(item, 'no') === current) ?? agenda.at(-1);

  // Who comes to take minutes goes on where something lacks: in the head of a new meeting, else at the door.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is opened.
  useEffect(() => {
    const first = HEAD.find((key) => textOf(form.values, key) === undefined) ?? 'sign-in';
    if (frame.current !== null) focusShownField(frame.current, first);
  }, []);

  useEffect(() => {
    const node = wanted.current === null ? null : elementNode(frame.current, wanted.current);
    if (node === null) return;
    wanted.current = null;
    node.scrollIntoView({ block: 'nearest' });
    node.querySelector<HTMLElement>('input, textarea')?.focus({ preventScroll: true });
  });

  const add = (list: Minuted, added: Parameters<typeof minutes.add>[1]) => {
    wanted.current = minutes.add(list, added);
  };
  const here = (item: number | undefined) => (item === undefined ? {} : { item });
  const speak = (item: number | undefined) => add('speeches', here(item));
  const put = () => {
    const subject = at && textOf(at, 'subject');
    add('votes', {
      ...here(at && numberOf(at, 'no')),
      subject,
      procedure: usualProcedure(textOf(values, 'kind'), subject),
      method: 'hands',
    });
  };
  const copy = useCopy(form, id);
  const keys: readonly MinutesKey[] = [
    { key: '1', label: '签到', run: () => frame.current?.querySelector<HTMLElement>('#sign-in')?.focus() },
    { key: '2', label: '议题', run: () => add('agenda', { no: nextNumber(agenda) }) },
    { key: '3', label: '发言', run: () => speak(at && numberOf(at, 'no')) },
    { key: '4', label: '表决', run: put },
    { key: '5', label: '决议', run: () => add('resolutions', here(at && numberOf(at, 'no'))) },
    { key: '6', ...copy },
  ];

  useMinutesKeys(readOnly ? NO_KEYS : keys, frame);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (event.key !== 'Enter' || event.ctrlKey || event.altKey || !isLine(event.target)) return;
    event.preventDefault();
    focusNextField(event.currentTarget, event.target, event.shiftKey ? -1 : 1);
  };
  const onFocus = (event: FocusEvent) => {
    const item = event.target.closest<HTMLElement>('[data-item]')?.dataset.item;
    if (item !== undefined) setCurrent(Number(item));
  };

  const hasList = minutes.attendance.length > 0;
  const isTyped = !hasList && (meetingKind(textOf(values, 'kind')).convened === 'others' || roll !== null);
  return (
    <RollProvider value={roll?.people ?? []}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: keys for the whole page; each has its button. */}
      <div ref={frame} className={classes.page} onKeyDown={onKeyDown} onFocus={onFocus}>
        <div className={classes.left}>
          <HeadFields {...page} />
          <QuorumLine values={values} />
          {rollChange === null ? null : <RollNotice change={rollChange.change} onTake={rollChange.take} />}
          {isTyped ? (
            <section className={classes.head} aria-label="到会人数">
              <MeetingFields key={form.round} {...page} fields={TYPED_NUMBERS} />
            </section>
          ) : null}
          <Attendance minutes={minutes} readOnly={readOnly} />
        </div>
        <div className={classes.right}>
          {readOnly ? null : <MinutesKeys keys={keys} />}
          {agenda.length === 0 ? (
            <p className={classes.empty}>
              还没有议题。按 Alt+2 加一个，在议题下按 Alt+3 记发言，Alt+4 表决，Alt+5 写决议。
            </p>
          ) : null}
          {[...agenda, null].map((item, index) => (
            <ItemSection
              key={item?.id ?? 'others'}
              minutes={minutes}
              item={item}
              place={index + 1}
              readOnly={readOnly}
              onSpeech={speak}
              onAgain={(vote) => {
                wanted.current = minutes.voteAgain(vote);
              }}
            />
          ))}
          <section className={classes.whole} aria-label="会议内容和结论">
            <MeetingFields {...page} fields={['content', 'conclusion', 'absentText', 'guestsText']} />
          </section>
        </div>
      </div>
    </RollProvider>
  );
}

const nextNumber = (agenda: readonly Element[]): number =>
  Math.max(0, ...agenda.map((item) => numberOf(item, 'no') ?? 0)) + 1;

const elementNode = (frame: HTMLElement | null, id: string): HTMLElement | null =>
  frame?.querySelector<HTMLElement>(`[data-element="${CSS.escape(id)}"]`) ?? null;

/** A line of text, in which Enter goes on; in a text area it breaks the line, on a button it presses. */
const isLine = (target: EventTarget): target is HTMLInputElement =>
  target instanceof HTMLInputElement && !['checkbox', 'radio'].includes(target.type);

const NO_KEYS: readonly MinutesKey[] = [];

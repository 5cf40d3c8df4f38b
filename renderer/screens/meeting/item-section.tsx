import type { Json } from '../../../shared/kernel/json';
import { meetingFields } from '../../../shared/records/meeting-fields';
import { numberOf } from '../../../shared/rules/values';
import type { Element } from '../../fields/list/elements';
import { DropButton } from './drop-button';
import { onLeaveBlank } from './leave-blank';
import classes from './meeting.module.css';
import { PersonInput } from './person-input';
import { PlainField } from './plain-field';
import { ResolutionLine } from './resolution-line';
import { SpeechLine } from './speech-line';
import type { Minutes } from './use-minutes';
import { VoteCard } from './vote-card';

interface ItemSectionProps {
  readonly minutes: Minutes;
  /** Null: what belongs to no item of the agenda. */
  readonly item: Element | null;
  readonly place: number;
  readonly readOnly: boolean;
  readonly onSpeech: (item: number | undefined) => void;
  readonly onAgain: (vote: Element) => void;
}

const OF = meetingFields.agenda.of;

/** An item of the agenda with what was said, voted and resolved on it. */
export function ItemSection({ minutes, item, place, readOnly, onSpeech, onAgain }: ItemSectionProps) {
  const no = item === null ? undefined : numberOf(item, 'no');
  const numbers = minutes.of('agenda').map((other) => numberOf(other, 'no'));
  // What names an item that is gone stands with what names none: nothing that was said gets lost.
  const isHere = (element: Element) => {
    const of = numberOf(element, 'item');
    return item === null ? of === undefined || !numbers.includes(of) : of !== undefined && of === no;
  };
  const speeches = minutes.of('speeches').filter(isHere);
  const votes = minutes.of('votes').filter(isHere);
  const resolutions = minutes.of('resolutions').filter(isHere);
  const isBare = speeches.length + votes.length + resolutions.length === 0;
  if (item === null && isBare) return null;
  const isBlank = item !== null && isBare && Object.keys(item).every((key) => key === 'id' || key === 'no');
  const field = (key: 'subject' | 'reporter' | 'content') => ({
    name: `agenda-${key}`,
    field: OF[key],
    value: item?.[key],
    readOnly,
    onChange: (value: Json | null) => item !== null && minutes.put('agenda', item, { [key]: value }),
  });
  return (
    <section
      className={classes.item}
      aria-label={item === null ? '其他' : `议题 ${place}`}
      data-item={no}
      data-element={item?.id}
      onBlur={onLeaveBlank(isBlank && !readOnly, () => item !== null && minutes.drop('agenda', item.id))}
    >
      {item === null ? (
        <h3 className={classes.itemTitle}>其他</h3>
      ) : (
        <>
          <div className={classes.itemHead}>
            <PlainField {...field('subject')} className={classes.subject} label={`议题 ${place}`} />
            <PlainField {...field('reporter')} className={classes.name} label="汇报人" input={PersonInput} />
            {readOnly ? null : (
              <DropButton label={`删除议题 ${place}`} onDrop={() => minutes.drop('agenda', item.id)} />
            )}
          </div>
          <div className={classes.line}>
            <span className={classes.tag}>内容</span>
            <PlainField {...field('content')} className={classes.grow} />
          </div>
        </>
      )}
      {speeches.map((speech) => (
        <SpeechLine
          key={speech.id}
          minutes={minutes}
          speech={speech}
          readOnly={readOnly}
          onNext={() => onSpeech(no)}
        />
      ))}
      {votes.map((vote) => (
        <VoteCard key={vote.id} minutes={minutes} vote={vote} readOnly={readOnly} onAgain={onAgain} />
      ))}
      {resolutions.map((resolution) => (
        <ResolutionLine key={resolution.id} minutes={minutes} resolution={resolution} readOnly={readOnly} />
      ))}
    </section>
  );
}

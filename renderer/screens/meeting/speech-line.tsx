import type { KeyboardEvent } from 'react';
import { meetingFields } from '../../../shared/records/meeting-fields';
import { textOf } from '../../../shared/rules/values';
import type { Element } from '../../fields/list/elements';
import { DropButton } from './drop-button';
import { onLeaveBlank } from './leave-blank';
import classes from './meeting.module.css';
import { PersonInput } from './person-input';
import { PlainField } from './plain-field';
import { usePeople } from './roll-context';
import type { Minutes } from './use-minutes';

interface SpeechLineProps {
  readonly minutes: Minutes;
  readonly speech: Element;
  readonly readOnly: boolean;
  /** The next one speaks on the same item. */
  readonly onNext: () => void;
}

const OF = meetingFields.speeches.of;

/** Who said what. Enter goes from the name to the words, Ctrl+Enter from the words to the next speaker. */
export function SpeechLine({ minutes, speech, readOnly, onNext }: SpeechLineProps) {
  const people = usePeople();
  const isBlank = textOf(speech, 'name') === undefined && textOf(speech, 'points') === undefined;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.ctrlKey || readOnly) return;
    event.preventDefault();
    onNext();
  };
  return (
    <section
      className={classes.line}
      aria-label={`发言 ${textOf(speech, 'name') ?? ''}`}
      data-element={speech.id}
      onKeyDown={onKeyDown}
      onBlur={onLeaveBlank(isBlank && !readOnly, () => minutes.drop('speeches', speech.id))}
    >
      <span className={classes.tag}>发言</span>
      <PlainField
        name="speech-name"
        className={classes.speaker}
        field={OF.name}
        input={PersonInput}
        value={speech.name}
        readOnly={readOnly}
        onChange={(name) =>
          minutes.put('speeches', speech, {
            name,
            memberId: people.find((person) => person.name === name)?.memberId ?? null,
          })
        }
      />
      <PlainField
        name="speech-points"
        className={classes.grow}
        field={OF.points}
        value={speech.points}
        readOnly={readOnly}
        onChange={(points) => minutes.put('speeches', speech, { points })}
      />
      <label className={classes.dissent}>
        <input
          type="checkbox"
          checked={speech.isDissent === true}
          disabled={readOnly}
          onChange={(event) =>
            minutes.put('speeches', speech, { isDissent: event.currentTarget.checked || null })
          }
        />
        不同意见
      </label>
      {readOnly ? null : (
        <DropButton label="删除这条发言" onDrop={() => minutes.drop('speeches', speech.id)} />
      )}
    </section>
  );
}

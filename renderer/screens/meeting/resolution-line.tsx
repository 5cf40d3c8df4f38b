import type { Json } from '../../../shared/kernel/json';
import { meetingFields } from '../../../shared/records/meeting-fields';
import { textOf } from '../../../shared/rules/values';
import type { Element } from '../../fields/list/elements';
import { DropButton } from './drop-button';
import { onLeaveBlank } from './leave-blank';
import classes from './meeting.module.css';
import { PersonInput } from './person-input';
import { PlainField } from './plain-field';
import type { Minutes } from './use-minutes';

interface ResolutionLineProps {
  readonly minutes: Minutes;
  readonly resolution: Element;
  readonly readOnly: boolean;
}

const OF = meetingFields.resolutions.of;

/** What was resolved, who sees to it, and until when. */
export function ResolutionLine({ minutes, resolution, readOnly }: ResolutionLineProps) {
  const field = (key: 'text' | 'responsible' | 'due') => ({
    name: `resolution-${key}`,
    field: OF[key],
    value: resolution[key],
    readOnly,
    onChange: (value: Json | null) => minutes.put('resolutions', resolution, { [key]: value }),
  });
  const isBlank = textOf(resolution, 'text') === undefined && textOf(resolution, 'responsible') === undefined;
  return (
    <section
      className={classes.line}
      aria-label="决议"
      data-element={resolution.id}
      onBlur={onLeaveBlank(isBlank && !readOnly, () => minutes.drop('resolutions', resolution.id))}
    >
      <span className={classes.tag}>决议</span>
      <PlainField {...field('text')} className={classes.grow} />
      <PlainField {...field('responsible')} className={classes.name} label="责任人" input={PersonInput} />
      <PlainField {...field('due')} className={classes.due} label="时限" />
      {readOnly ? null : (
        <DropButton label="删除这条决议" onDrop={() => minutes.drop('resolutions', resolution.id)} />
      )}
    </section>
  );
}

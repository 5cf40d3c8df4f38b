import { meeting } from '../../../shared/records/meeting';
import { meetingKind } from '../../../shared/rules/meeting-kinds';
import { textOf } from '../../../shared/rules/values';
import { FormField } from '../../records/form/form-field';
import type { OwnPageProps } from '../../records/form/record-panel';
import classes from './meeting.module.css';
import { PersonInput } from './person-input';

interface MeetingFieldsProps extends OwnPageProps {
  readonly fields: readonly string[];
}

const NAMES: readonly string[] = ['host', 'recorder', 'lecturer'];

/** Fields of the meeting itself, over the same form as in every other place; names are found by initials. */
export function MeetingFields({ form, findings, conflicts, fields }: MeetingFieldsProps) {
  const definitions = meeting.fields as typeof meeting.fields & Readonly<Record<string, undefined>>;
  return fields.map((key) => {
    const field = definitions[key];
    if (field === undefined) return null;
    return (
      <FormField
        key={key}
        fieldKey={key}
        field={field}
        value={form.values[key] ?? undefined}
        unreadable={form.state.unreadable[key]}
        findings={findings[key] ?? []}
        conflicts={conflicts.filter((item) => item.path === key || item.path.startsWith(`${key}/`))}
        edited={false}
        readOnly={form.readOnly}
        revealed
        {...(NAMES.includes(key) ? { input: PersonInput } : {})}
        onChange={form.change}
        onUnreadable={form.unreadable}
        onLeave={form.leave}
      />
    );
  });
}

/** Head of the minutes. What only some kinds have is asked only of these. */
export function HeadFields(props: OwnPageProps) {
  const kind = textOf(props.form.values, 'kind');
  const fields = [
    'kind',
    'branchId',
    ...(meetingKind(kind).convened === 'group' ? ['groupId'] : []),
    'date',
    'status',
    'startTime',
    'endTime',
    'title',
    'place',
    ...(kind === 'party-lecture' ? ['lecturer'] : []),
    'host',
    'recorder',
  ];
  return (
    <section className={classes.head} aria-label="会议概况">
      {/* Inputs hold typed text of their own; they start anew when the record changed elsewhere. */}
      <MeetingFields key={props.form.round} {...props} fields={fields} />
    </section>
  );
}

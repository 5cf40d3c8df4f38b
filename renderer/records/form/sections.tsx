import { type KeyboardEvent, type RefObject, startTransition, useEffect, useRef, useState } from 'react';
import type { Json } from '../../../shared/kernel/json';
import type { Finding, RecordTypeDefinition } from '../../../shared/records/define';
import type { ConflictItem } from '../../data/api';
import type { Unreadable } from '../../fields/input-props';
import classes from './form.module.css';
import { FormField } from './form-field';
import { focusField, focusNextField } from './form-focus';
import { type FormState, sectionMark, valuesOf } from './form-state';

interface SectionsProps {
  readonly type: RecordTypeDefinition;
  readonly state: FormState;
  readonly findings: Readonly<Record<string, readonly Finding[]>>;
  readonly conflicts: readonly ConflictItem[];
  readonly readOnly: boolean;
  readonly revealed: boolean;
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly onChange: (field: string, value: Json | null) => void;
  readonly onUnreadable: (field: string, problem: Unreadable | null) => void;
  readonly onLeave: (field: string) => void;
}

const NO_FINDINGS: readonly Finding[] = [];
const NO_CONFLICTS: readonly ConflictItem[] = [];

/**
 * The fields in sections, with an index beside them. The first section is there at once, the others follow one by one:
 * drawn together, a hundred fields would hold up the next keystroke on an old PC.
 */
export function Sections(props: SectionsProps) {
  const { type, state, findings, frame } = props;
  const [drawn, setDrawn] = useState(1);
  const [current, setCurrent] = useState(0);
  /** Section that the index was asked for; it may have to be drawn first. */
  const [wanted, setWanted] = useState<number | null>(null);
  const anchors = useRef<(HTMLElement | null)[]>([]);
  useEffect(() => {
    if (drawn >= type.form.length) return;
    const next = setTimeout(() => startTransition(() => setDrawn(drawn + 1)));
    return () => clearTimeout(next);
  }, [drawn, type]);

  useEffect(() => {
    const anchor = wanted === null ? null : anchors.current[wanted];
    if (wanted === null || !anchor) return;
    setWanted(null);
    anchor.scrollIntoView({ block: 'start' });
    const [first] = type.form[wanted]?.fields ?? [];
    if (first !== undefined && frame.current !== null) focusField(frame.current, first);
    setCurrent(wanted);
  });

  const values = valuesOf(state);
  const conflictsAt = (key: string) => {
    const found = props.conflicts.filter((item) => item.path === key || item.path.startsWith(`${key}/`));
    return found.length === 0 ? NO_CONFLICTS : found;
  };
  const shown = type.form.slice(0, drawn);

  const onScroll = () => {
    const top = frame.current?.scrollTop ?? 0;
    const passed = anchors.current.filter((node) => node !== null && node.offsetTop <= top + 40);
    setCurrent(Math.max(0, passed.length - 1));
  };
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'Enter' || event.defaultPrevented || event.ctrlKey || event.altKey) return;
    const target = event.target;
    // Buttons act on Enter, text areas break the line; a dialog over the form has keys of its own.
    if (!(target instanceof HTMLInputElement) || !event.currentTarget.contains(target)) return;
    event.preventDefault();
    focusNextField(event.currentTarget, target, event.shiftKey ? -1 : 1);
  };

  return (
    <div className={classes.body}>
      <nav className={classes.index} aria-label="表单分区">
        {type.form.map((section, at) => {
          const mark = sectionMark(section.fields, findings, state);
          return (
            <button
              key={section.title}
              type="button"
              className={classes.indexItem}
              aria-current={current === at}
              onClick={() => {
                setDrawn(type.form.length);
                setWanted(at);
              }}
            >
              {section.title}
              {mark === null ? null : (
                <span
                  className={classes.dot}
                  data-mark={mark}
                  role="img"
                  aria-label={mark === 'error' ? '有错误' : '有提醒'}
                />
              )}
            </button>
          );
        })}
      </nav>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter moves on from any input inside. */}
      <div ref={frame} className={classes.sections} onScroll={onScroll} onKeyDown={onKeyDown}>
        {shown.map((section, at) => (
          <section
            key={section.title}
            className={classes.section}
            aria-label={section.title}
            ref={(node) => {
              anchors.current[at] = node;
            }}
          >
            <h3 className={classes.sectionTitle}>{section.title}</h3>
            <div className={classes.grid}>
              {section.fields.map((key) => {
                const field = type.fields[key];
                if (field === undefined) return null;
                return (
                  <FormField
                    key={key}
                    fieldKey={key}
                    field={field}
                    value={values[key] ?? undefined}
                    unreadable={state.unreadable[key]}
                    findings={findings[key] ?? NO_FINDINGS}
                    conflicts={conflictsAt(key)}
                    edited={state.edits[key] !== undefined}
                    readOnly={props.readOnly}
                    revealed={props.revealed}
                    onChange={props.onChange}
                    onUnreadable={props.onUnreadable}
                    onLeave={props.onLeave}
                  />
                );
              })}
            </div>
          </section>
        ))}
      </div>
    </div>
  );
}

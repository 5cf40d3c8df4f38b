import { Button, Checkbox, Group, Popover, Portal, ScrollArea, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { FieldDefinition } from '../../../shared/records/define';
import { useData } from '../../app/data-context';
import type { ColumnFilter, Facet, QuerySpec } from '../../data/api';
import { readTypedDate } from '../../fields/date/read';
import classes from './list.module.css';

interface FilterPopoverProps {
  readonly fieldKey: string;
  readonly field: FieldDefinition;
  readonly spec: QuerySpec;
  readonly filter: ColumnFilter | undefined;
  readonly onFilter: (filter: ColumnFilter | null) => void;
  readonly onClose: () => void;
}

/** Where the column's heading stands; the popover hangs under it. */
function headingBox(field: string): DOMRect {
  const heading = document.querySelector(`[data-filter-anchor="${CSS.escape(field)}"]`);
  return heading?.getBoundingClientRect() ?? new DOMRect(200, 160, 0, 0);
}

/** Filter of one column: a part of the text, some of its values, a span of dates, empty or not. Works at once. */
export function FilterPopover(props: FilterPopoverProps) {
  const { field, fieldKey, filter, onFilter, onClose } = props;
  const [box] = useState(() => headingBox(fieldKey));
  const isDate = field.kind === 'date';
  const hasFacets =
    field.kind === 'code' || field.kind === 'boolean' || field.kind === 'reference' || field.kind === 'text';

  return (
    <Popover
      opened
      onDismiss={onClose}
      position="bottom-start"
      width={260}
      trapFocus
      returnFocus
      withinPortal
      shadow="md"
      // The anchor is a place and no button; the popover's own role stands on it below.
      withRoles={false}
    >
      {/* Outside the list: a container query there would make "fixed" mean "in the list". */}
      <Portal>
        <Popover.Target>
          <span
            className={classes.anchor}
            style={{ left: box.left, top: box.top, width: box.width, height: box.height }}
          />
        </Popover.Target>
      </Portal>
      <Popover.Dropdown
        role="dialog"
        aria-label={`筛选 ${field.label}`}
        onKeyDown={(event) => {
          if (
            event.key === 'Enter' &&
            event.target instanceof HTMLInputElement &&
            event.target.type !== 'checkbox'
          )
            onClose();
        }}
      >
        {isDate ? (
          <DateSpan filter={filter} onFilter={onFilter} />
        ) : (
          <Contains filter={filter} onFilter={onFilter} />
        )}
        {hasFacets ? <Facets {...props} /> : null}
        <Group gap={6} mt={8} justify="space-between">
          <Group gap={6}>
            <Button
              size="compact-xs"
              variant={filter?.kind === 'empty' ? 'filled' : 'default'}
              onClick={() => onFilter(filter?.kind === 'empty' ? null : { kind: 'empty' })}
            >
              空白
            </Button>
            <Button
              size="compact-xs"
              variant={filter?.kind === 'present' ? 'filled' : 'default'}
              onClick={() => onFilter(filter?.kind === 'present' ? null : { kind: 'present' })}
            >
              已填
            </Button>
          </Group>
          <Group gap={6}>
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              disabled={filter === undefined}
              onClick={() => onFilter(null)}
            >
              清除
            </Button>
            <Button size="compact-xs" onClick={onClose}>
              完成
            </Button>
          </Group>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}

type PartProps = Pick<FilterPopoverProps, 'filter' | 'onFilter'>;

function Contains({ filter, onFilter }: PartProps) {
  const [text, setText] = useState(filter?.kind === 'contains' ? filter.text : '');
  // What was typed and not asked for yet; a quick Enter closes the popover before its time has come.
  const waiting = useRef<{ readonly timer: ReturnType<typeof setTimeout>; readonly ask: () => void } | null>(
    null,
  );
  const askNow = useRef(() => {
    const last = waiting.current;
    waiting.current = null;
    if (last === null) return;
    clearTimeout(last.timer);
    last.ask();
  });
  useEffect(() => askNow.current, []);
  return (
    <TextInput
      size="xs"
      data-autofocus
      placeholder="包含文字"
      aria-label="包含文字"
      value={text}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setText(next);
        if (waiting.current !== null) clearTimeout(waiting.current.timer);
        const ask = () => onFilter({ kind: 'contains', text: next });
        waiting.current = { timer: setTimeout(() => askNow.current(), 180), ask };
      }}
    />
  );
}

function DateSpan({ filter, onFilter }: PartProps) {
  const [from, setFrom] = useState(filter?.kind === 'between' ? (filter.from ?? '') : '');
  const [to, setTo] = useState(filter?.kind === 'between' ? (filter.to ?? '') : '');
  const put = (fromText: string, toText: string) => {
    const first = readTypedDate(fromText);
    const last = readTypedDate(toText);
    if (!('value' in first) || !('value' in last)) return;
    onFilter({
      kind: 'between',
      from: typeof first.value === 'string' ? first.value : null,
      to: typeof last.value === 'string' ? last.value : null,
    });
  };
  const problem = (text: string) => {
    const reading = readTypedDate(text);
    return 'problem' in reading && text.length > 3 ? '看不懂' : undefined;
  };
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <TextInput
        size="xs"
        data-autofocus
        label="从"
        placeholder="如 1990"
        value={from}
        error={problem(from)}
        onChange={(event) => {
          setFrom(event.currentTarget.value);
          put(event.currentTarget.value, to);
        }}
      />
      <TextInput
        size="xs"
        label="到（含）"
        placeholder="如 1999.12"
        value={to}
        error={problem(to)}
        onChange={(event) => {
          setTo(event.currentTarget.value);
          put(from, event.currentTarget.value);
        }}
      />
    </Group>
  );
}

/** Values offered at once; the search above them finds the others. */
const FACETS_SHOWN = 200;

function Facets({ fieldKey, field, spec, filter, onFilter }: FilterPopoverProps) {
  const data = useData();
  const [facets, setFacets] = useState<readonly Facet[] | null>(null);
  const [find, setFind] = useState('');
  // Asked once when the popover opens: the counts under the other filters, not under this one.
  const asked = useRef({ spec, fieldKey });
  useEffect(() => {
    let stale = false;
    const { spec: from, fieldKey: key } = asked.current;
    const { [key]: _, ...filters } = from.filters;
    void data.facets({ spec: { ...from, filters }, field: key }).then((answer) => {
      if (!stale && answer.ok) setFacets(answer.value);
    });
    return () => {
      stale = true;
    };
  }, [data]);

  if (facets === null || facets.length === 0) return null;
  const chosen = new Set(filter?.kind === 'in' ? filter.values : []);
  const shown = facets.filter((facet) => facet.text.includes(find.trim()));
  const toggle = (value: string) => {
    const next = new Set(chosen);
    if (!next.delete(value)) next.add(value);
    onFilter({ kind: 'in', values: [...next] });
  };
  return (
    <div className={classes.facets}>
      {facets.length > 12 ? (
        <TextInput
          size="xs"
          placeholder="在下面查找"
          aria-label="在选项中查找"
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
        />
      ) : null}
      <ScrollArea.Autosize mah={230} type="auto" offsetScrollbars>
        {shown.slice(0, FACETS_SHOWN).map((facet) => (
          <Checkbox
            key={facet.value}
            size="xs"
            className={classes.facet}
            checked={chosen.has(facet.value)}
            onChange={() => toggle(facet.value)}
            label={
              <span className={classes.facetLabel}>
                <span>{facet.value === '' ? '（空白）' : facet.text}</span>
                <span className={classes.facetCount}>{facet.count}</span>
              </span>
            }
            aria-label={`${field.label} ${facet.text}，${facet.count} 条`}
          />
        ))}
      </ScrollArea.Autosize>
    </div>
  );
}

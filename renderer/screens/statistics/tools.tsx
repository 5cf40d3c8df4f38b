import { ActionIcon, Group, Select, TextInput } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import type { PeriodUnit } from '../../../shared/rules/completeness/requirement';
import {
  type Days,
  isStretch,
  neighbour,
  periodAround,
  periodLabel,
  unitOf,
} from '../../../shared/rules/statistics/period';
import { dayTyped } from '../../fields/date/day-typed';
import { localToday } from '../../fields/today';
import classes from './statistics.module.css';
import { type Choice, type Chosen, figuresOf } from './use-chosen';

interface ToolsProps {
  readonly chosen: Chosen;
  readonly change: (next: Choice) => void;
}

const CUSTOM = 'custom';
const UNITS: readonly { readonly value: PeriodUnit | typeof CUSTOM; readonly label: string }[] = [
  { value: 'year', label: '年度' },
  { value: 'half', label: '半年' },
  { value: 'quarter', label: '季度' },
  { value: 'month', label: '月份' },
  { value: CUSTOM, label: '起止日期' },
];

/** By what it is grouped, what the bars show, and of which period. */
export function Tools({ chosen, change }: ToolsProps) {
  const { subject, grouping, figure, isCustom } = chosen;
  const days = { from: chosen.from, to: chosen.to };
  const unit = isCustom ? CUSTOM : (unitOf(days) ?? CUSTOM);
  const set = (next: Days, custom: boolean) =>
    change({ from: next.from, to: next.to, custom: custom ? true : undefined });
  const chooseUnit = (value: string | null) => {
    const wanted = UNITS.find((one) => one.value === value)?.value;
    if (wanted === undefined) return;
    if (wanted === CUSTOM) return set(days, true);
    set(periodAround(dayWithin(days), wanted), false);
  };
  return (
    <Group className={classes.tools} gap="xs">
      <Picker
        label="分组"
        width="8.5rem"
        value={grouping.id}
        data={subject.groupings.map((one) => ({ value: one.id, label: `按${one.label}` }))}
        onChoose={(id) => change({ grouping: id })}
      />
      <Select
        aria-label="统计期"
        w="7rem"
        allowDeselect={false}
        value={unit}
        data={[...UNITS]}
        onChange={chooseUnit}
      />
      <ActionIcon
        variant="default"
        aria-label="上一期"
        onClick={() => set(neighbour(days, -1), unit === CUSTOM)}
      >
        <IconChevronLeft size="0.95rem" />
      </ActionIcon>
      {unit === CUSTOM ? (
        <TypedDays days={days} onDays={(next) => set(next, true)} />
      ) : (
        <span className={classes.period} role="status">
          {periodLabel(days)}
        </span>
      )}
      <ActionIcon
        variant="default"
        aria-label="下一期"
        onClick={() => set(neighbour(days, 1), unit === CUSTOM)}
      >
        <IconChevronRight size="0.95rem" />
      </ActionIcon>
      <span className={classes.spacer} />
      <Picker
        label="图中显示"
        width="9rem"
        value={figure.id}
        data={figuresOf(subject).map(({ id, label }) => ({ value: id, label: `图：${label}` }))}
        onChoose={(id) => change({ figure: id })}
      />
    </Group>
  );
}

/** Today if it is in the period, else the end of it that is nearer. */
function dayWithin({ from, to }: Days): string {
  const today = localToday();
  if (to < today) return to;
  return from > today ? from : today;
}

interface PickerProps {
  readonly label: string;
  readonly width: string;
  readonly value: string;
  readonly data: readonly { readonly value: string; readonly label: string }[];
  readonly onChoose: (value: string) => void;
}

function Picker({ label, width, value, data, onChoose }: PickerProps) {
  return (
    <Select
      aria-label={label}
      w={width}
      allowDeselect={false}
      value={value}
      data={[...data]}
      onChange={(id) => id !== null && onChoose(id)}
    />
  );
}

/**
 * First and last day as they are typed; taken over by Enter, or once both are days in order and the cursor has left both
 * fields: who goes from one to the other is not done yet.
 */
function TypedDays({ days, onDays }: { readonly days: Days; readonly onDays: (days: Days) => void }) {
  const [from, setFrom] = useState(days.from);
  const [to, setTo] = useState(days.to);
  // Another period was chosen beside the fields: it takes the place of what was typed, and the cursor stays.
  const [shown, setShown] = useState(days);
  if (shown.from !== days.from || shown.to !== days.to) {
    setShown(days);
    setFrom(days.from);
    setTo(days.to);
  }
  const typed = { from: dayTyped(from) ?? '', to: dayTyped(to) ?? '' };
  const isSound = isStretch(typed);
  const take = () => {
    if (isSound && (typed.from !== days.from || typed.to !== days.to)) onDays(typed);
  };
  return (
    <Group
      gap="xs"
      onKeyDown={(event) => {
        if (event.key === 'Enter') take();
      }}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (!currentTarget.contains(relatedTarget)) take();
      }}
    >
      <TextInput
        aria-label="起始日期"
        w="7rem"
        value={from}
        error={!isSound}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      至
      <TextInput
        aria-label="截止日期"
        w="7rem"
        value={to}
        error={!isSound}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
    </Group>
  );
}

import { Checkbox, NumberInput, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useData } from '../../app/data-context';
import { FormDialog } from '../../app/form-dialog';
import { tell } from '../../app/notify';
import { useCall } from '../../app/use-call';
import type { RequirementRow } from '../../data/api';
import { dayTyped } from '../../fields/date/day-typed';

/** Changes one requirement: on or off, first day, threshold, days of grace, and by which local rule. */
export function RuleDialog({ row, onClose }: { readonly row: RequirementRow; readonly onClose: () => void }) {
  const data = useData();
  const { run, busy, error } = useCall();
  const [isOn, setOn] = useState(!row.isOff);
  const [from, setFrom] = useState(row.from ?? '');
  const [atLeast, setAtLeast] = useState<number | null>(row.atLeast);
  const [graceDays, setGraceDays] = useState<number | null>(row.graceDays);
  const [reason, setReason] = useState(row.reason);
  const day = dayTyped(from);
  const isDay = day !== null || from.trim() === '';
  const save = async () => {
    if (!isDay) return;
    const setting = {
      requirement: row.id,
      isOff: !isOn,
      ...(day === null ? {} : { from: day }),
      ...(atLeast === null ? {} : { atLeast }),
      ...(graceDays === null ? {} : { graceDays }),
    };
    const done = await run(() => data.setRequirement({ setting, reason: reason.trim() }));
    if (done === null) return;
    tell('规则已调整，齐全度已重新计算');
    onClose();
  };
  return (
    <FormDialog
      title="调整要求"
      submit="保存"
      busy={busy}
      error={error}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Text size="sm">{row.label}</Text>
      <Checkbox
        data-autofocus
        label="检查这一项"
        checked={isOn}
        onChange={(event) => setOn(event.currentTarget.checked)}
      />
      <TextInput
        label="启用日期"
        description="这一天以前的不检查；不填则不限"
        value={from}
        error={isDay ? null : '请写明年月日'}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      {atLeast === null ? null : (
        <NumberInput
          label="每期最少"
          min={1}
          max={1000}
          allowDecimal={false}
          value={atLeast}
          onChange={(value) => setAtLeast(typeof value === 'number' ? value : 1)}
        />
      )}
      {graceDays === null ? null : (
        <NumberInput
          label="补办天数"
          description="期满后这些天内补上的算迟，不算缺"
          min={0}
          max={366}
          allowDecimal={false}
          value={graceDays}
          onChange={(value) => setGraceDays(typeof value === 'number' ? value : 0)}
        />
      )}
      <TextInput
        label="调整依据"
        placeholder="例如：县委组织部〔2026〕12 号：党课每半年一次"
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

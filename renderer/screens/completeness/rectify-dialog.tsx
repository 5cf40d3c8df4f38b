import { Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { addDays } from '../../../shared/rules/partial-date';
import { useData } from '../../app/data-context';
import { FormDialog } from '../../app/form-dialog';
import { useNavigation } from '../../app/navigation';
import { tell } from '../../app/notify';
import { useCall } from '../../app/use-call';
import { useLive } from '../../app/use-live';
import type { HolesAsked } from '../../data/api';
import { dayTyped } from '../../fields/date/day-typed';
import { localToday } from '../../fields/today';

/** Days that an office usually gives to complete its papers. */
const USUAL_DAYS = 15;

interface RectifyDialogProps {
  readonly asked: HolesAsked;
  readonly place: string;
  readonly onClose: () => void;
}

/** Makes rectification items from holes: one an organization and requirement, as one act that can be taken back. */
export function RectifyDialog({ asked, place, onClose }: RectifyDialogProps) {
  const data = useData();
  const { go } = useNavigation();
  const { run, busy, error } = useCall();
  const [due, setDue] = useState(() => addDays(localToday(), USUAL_DAYS) ?? localToday());
  const holes = useLive(JSON.stringify(asked), 'any', (api) => api.completenessHoles(asked));
  const total = holes.value?.total ?? 0;
  const day = dayTyped(due);
  const make = async () => {
    if (day === null) return;
    const done = await run(() => data.completenessRectify({ ...asked, due: day }));
    if (done === null) return;
    const { made, already } = done.value;
    const before = already > 0 ? `，另有 ${already} 条此前已生成、尚未销号` : '';
    tell(made === 0 ? `没有新的整改事项${before}` : `已生成 ${made} 条整改事项${before}`);
    onClose();
    if (made > 0) go({ screen: 'records', type: 'rectification' });
  };
  return (
    <FormDialog
      title="缺口转整改"
      submit="生成整改事项"
      canSubmit={total > 0}
      busy={busy}
      error={error ?? holes.error}
      onSubmit={() => void make()}
      onClose={onClose}
    >
      <Text size="sm">
        {place}，{asked.year} 年：{total}{' '}
        处缺口。每个党组织的每项要求生成一条整改事项，写明缺了什么；已有未销号的同一事项不会重复生成。可以一步撤销。
      </Text>
      <TextInput
        data-autofocus
        label="整改时限"
        description="如：2026-12-10 或 12.10"
        value={due}
        error={day === null ? '请写明年月日' : null}
        onChange={(event) => setDue(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

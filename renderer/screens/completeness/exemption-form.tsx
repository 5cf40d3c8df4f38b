import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useData } from '../../app/data-context';
import { FormDialog } from '../../app/form-dialog';
import { tell } from '../../app/notify';
import { useCall } from '../../app/use-call';

interface ExemptionFormProps {
  readonly branch: string;
  readonly branchName: string;
  readonly requirement: string;
  readonly label: string;
  readonly year: number;
  readonly onClose: () => void;
}

/** Says that a requirement does not apply to an organization this year. Never without a reason: a checker will ask. */
export function ExemptionForm({ branch, branchName, requirement, label, year, onClose }: ExemptionFormProps) {
  const data = useData();
  const { run, busy, error } = useCall();
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  const missing = reason.trim() === '';
  const save = async () => {
    setAsked(true);
    if (missing) return;
    const done = await run(() => data.exempt({ branch, requirement, year, reason: reason.trim() }));
    if (done === null) return;
    tell('已标为不适用，不计入齐全度');
    onClose();
  };
  return (
    <FormDialog
      title="标为不适用"
      submit="标为不适用"
      busy={busy}
      error={error}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <Text size="sm">
        {branchName}，{year} 年：{label}
      </Text>
      <Textarea
        data-autofocus
        label="不适用原因"
        description="检查时会被问到，随数据包一起上报"
        placeholder="例如：支部今年 9 月才成立；没有设支部委员会"
        maxLength={200}
        autosize
        minRows={2}
        required
        value={reason}
        error={isAsked && missing ? '请写明原因' : null}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </FormDialog>
  );
}

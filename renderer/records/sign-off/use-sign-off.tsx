import { Button, Group, Modal, Text, Textarea } from '@mantine/core';
import { type ReactNode, type SyntheticEvent, useState } from 'react';
import { SIGN_OFF_STEPS, type SignOffStep, TRANSITIONS } from '../../../shared/rules/sign-off';
import { useData } from '../../app/data-context';
import { tell, tellError, tellNotice } from '../../app/notify';

interface Wish {
  readonly step: SignOffStep;
  readonly ids: readonly string[];
}

/** Makes steps of the sign-off, asks for the reason where one is needed, and says what was done and what was refused. */
export function useSignOff(onDone: () => void = () => undefined) {
  const data = useData();
  const [busy, setBusy] = useState(false);
  const [asking, setAsking] = useState<Wish | null>(null);

  const make = async ({ step, ids }: Wish, reason: string) => {
    setBusy(true);
    const answer = await data.signOff({ ids, step, reason });
    setBusy(false);
    setAsking(null);
    if (!answer.ok) return tellError(answer.error);
    const { done, refused } = answer.value;
    const [first] = refused;
    if (first === undefined)
      tell(ids.length === 1 ? `已${SIGN_OFF_STEPS[step]}` : `已${SIGN_OFF_STEPS[step]} ${done} 条`);
    else
      tellNotice({
        code: 'sign-off.partly',
        level: 'warning',
        message: `已${SIGN_OFF_STEPS[step]} ${done} 条，${refused.length} 条没有：“${first.title}”${first.message}`,
        facts: {},
      });
    onDone();
  };
  /** Makes the step, after the reason was written where the step needs one. */
  const ask = (step: SignOffStep, ids: readonly string[]) => {
    if (ids.length === 0 || busy) return;
    if (TRANSITIONS[step].needsReason) setAsking({ step, ids });
    else void make({ step, ids }, '');
  };
  const dialog: ReactNode =
    asking === null ? null : (
      <ReasonDialog
        wish={asking}
        busy={busy}
        onClose={() => setAsking(null)}
        onReason={(reason) => void make(asking, reason)}
      />
    );
  return { busy, ask, dialog };
}

interface ReasonDialogProps {
  readonly wish: Wish;
  readonly busy: boolean;
  readonly onClose: () => void;
  readonly onReason: (reason: string) => void;
}

/** Why a record goes back or is opened again: it stands in its history for good. */
function ReasonDialog({ wish, busy, onClose, onReason }: ReasonDialogProps) {
  const [reason, setReason] = useState('');
  const name = SIGN_OFF_STEPS[wish.step];
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (reason.trim() !== '') onReason(reason.trim());
  };
  return (
    <Modal opened onClose={onClose} title={wish.ids.length === 1 ? name : `${name} ${wish.ids.length} 条`}>
      <form onSubmit={submit}>
        <Textarea
          data-autofocus
          label={`${name}的原因`}
          maxLength={300}
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            // Enter is the next step here as in every form; a reason is a sentence, not a letter.
            if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) submit(event);
          }}
        />
        <Text size="xs" c="dimmed" mt={6}>
          {wish.step === 'correct'
            ? '更正后记录回到草稿，可以修改；改完要重新提交、审核、定稿。原因和改动都留在历史里。'
            : '退回后由录入员修改并重新提交。原因留在历史里。'}
        </Text>
        <Group justify="flex-end" gap="xs" mt="md">
          <Button variant="default" onClick={onClose}>
            取消
          </Button>
          <Button type="submit" disabled={reason.trim() === ''} loading={busy}>
            {name}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}

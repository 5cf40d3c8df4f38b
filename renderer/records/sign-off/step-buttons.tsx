import { Button } from '@mantine/core';
import { SIGN_OFF_STEPS, type SignOffStep, TRANSITIONS } from '../../../shared/rules/sign-off';
import { useMay } from '../../app/actor';

interface StepButtonsProps {
  readonly steps: readonly SignOffStep[];
  /** Organization of the record; absent: records of several. */
  readonly branch?: string | null;
  readonly busy: boolean;
  readonly onStep: (step: SignOffStep) => void;
}

/** The steps that the user may make. */
export function StepButtons({ steps, branch, busy, onStep }: StepButtonsProps) {
  const may = useMay();
  return steps
    .filter((step) => may(TRANSITIONS[step].right, branch))
    .map((step) => (
      <Button
        key={step}
        size="compact-xs"
        variant={TRANSITIONS[step].needsReason ? 'default' : 'filled'}
        disabled={busy}
        onClick={() => onStep(step)}
      >
        {TRANSITIONS[step].needsReason ? `${SIGN_OFF_STEPS[step]}…` : SIGN_OFF_STEPS[step]}
      </Button>
    ));
}

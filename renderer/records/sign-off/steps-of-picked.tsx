import { SIGN_OFF_STEPS, type SignOffStep } from '../../../shared/rules/sign-off';
import { StepButtons } from './step-buttons';
import { useSignOff } from './use-sign-off';

const STEPS = Object.keys(SIGN_OFF_STEPS) as readonly SignOffStep[];

/** Steps for the picked rows of a list. They may stand in different states: what does not fit is named and left. */
export function StepsOfPicked({
  ids,
  onDone,
}: {
  readonly ids: readonly string[];
  readonly onDone: () => void;
}) {
  const { busy, ask, dialog } = useSignOff(onDone);
  return (
    <>
      <StepButtons steps={STEPS} busy={busy} onStep={(step) => ask(step, ids)} />
      {dialog}
    </>
  );
}

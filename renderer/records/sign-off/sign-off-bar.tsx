import type { RecordTypeDefinition, RecordValues } from '../../../shared/records/define';
import {
  isSigned,
  SIGN_OFF_STATES,
  SIGN_OFF_STEPS,
  signedSteps,
  signOffState,
  stepsFrom,
} from '../../../shared/rules/sign-off';
import { shortTime } from '../../app/time';
import classes from './sign-off.module.css';
import { StepButtons } from './step-buttons';
import { useSignOff } from './use-sign-off';

interface SignOffBarProps {
  readonly type: RecordTypeDefinition;
  readonly id: string;
  /** Values as they are saved. */
  readonly values: RecordValues;
  /** Something typed is not saved: what is signed must be what is stored. */
  readonly dirty: boolean;
}

/**
 * Where a record stands on its way to final: state, who signed when, why it came back, and the next steps. Over every form
 * of a signed record; nothing for other types.
 */
export function SignOffBar({ type, id, values, dirty }: SignOffBarProps) {
  const { busy, ask, dialog } = useSignOff();
  if (!isSigned(type)) return null;
  const state = signOffState(values);
  const steps = signedSteps(values);
  const last = steps.at(-1);
  const branch = values[type.branch];
  const isBack = state === 'draft' && last !== undefined;
  const now = new Date();
  return (
    <section className={classes.bar} aria-label="签批">
      <span className={classes.state} data-state={state}>
        {SIGN_OFF_STATES[state]}
      </span>
      <ol className={classes.steps}>
        {currentRound(steps).map((step) => (
          <li key={step.id}>
            {step.by} {SIGN_OFF_STEPS[step.step]}
            <span className={classes.when}>{shortTime(step.at, now)}</span>
          </li>
        ))}
      </ol>
      {isBack ? <span className={classes.reason}>原因：{last.reason}</span> : null}
      <span className={classes.spacer} />
      {dirty ? (
        <span className={classes.hint}>保存后才能签批</span>
      ) : (
        <StepButtons
          steps={stepsFrom(state)}
          branch={typeof branch === 'string' ? branch : null}
          busy={busy}
          onStep={(step) => ask(step, [id])}
        />
      )}
      {dialog}
    </section>
  );
}

/** Steps since it last came back, with that one: earlier rounds stand in the history. */
function currentRound<S extends { readonly step: string }>(steps: readonly S[]): readonly S[] {
  const back = steps.map(({ step }) => step === 'return' || step === 'correct').lastIndexOf(true);
  return steps.slice(Math.max(0, back));
}

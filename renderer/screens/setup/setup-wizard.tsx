import { Text } from '@mantine/core';
import { useState } from 'react';
import type { VaultStatus } from '../../../shared/bridge/contract';
import { bridge } from '../../app/bridge';
import { Curtain } from '../../app/curtain';
import { useProgram } from '../../app/program-context';
import { useCall } from '../../app/use-call';
import { AdministratorStep } from './administrator-step';
import { PlacesStep } from './places-step';
import { EMPTY_PLAN, type SetupPlan } from './plan';
import { PracticeStep } from './practice-step';
import { RecoveryKeyStep } from './recovery-key-step';
import { UnitStep } from './unit-step';
import { WelcomeStep } from './welcome-step';

const STEPS = ['欢迎', '单位', '管理员', '位置', '恢复密钥'] as const;

interface SetupWizardProps {
  /** The vault exists and its recovery key is kept. */
  readonly onDone: () => void;
  /** An existing vault was opened instead. */
  readonly onExisting: () => void;
}

interface Created {
  readonly recoveryKey: string;
  readonly status: VaultStatus;
}

/** First start: from nothing to a vault with one administrator, in five short steps. */
export function SetupWizard({ onDone, onExisting }: SetupWizardProps) {
  const [step, setStep] = useState(0);
  const [practising, setPractising] = useState(false);
  const [plan, setPlan] = useState<SetupPlan>(EMPTY_PLAN);
  const [created, setCreated] = useState<Created | null>(null);
  const { applyStatus } = useProgram();
  const call = useCall();

  const change = (part: Partial<SetupPlan>) => setPlan((old) => ({ ...old, ...part }));
  const back = () => {
    call.clear();
    setStep(step - 1);
  };
  const next = () => setStep(step + 1);

  const create = async () => {
    const answer = await call.run(() =>
      bridge().vault.create({
        folder: plan.folder?.ticket ?? null,
        unit: { name: plan.unitName.trim(), code: plan.unitCode.trim() },
        user: plan.user.trim(),
        password: plan.secret.password,
        backup: plan.backup?.ticket ?? null,
      }),
    );
    if (answer === null) return;
    // The password has done its work; it shall not wait in memory for the next step.
    setPlan(EMPTY_PLAN);
    setCreated(answer.value);
    setStep(4);
  };

  const finish = () => {
    if (created === null) return;
    applyStatus(created.status);
    onDone();
  };

  if (practising) {
    return <PracticeStep back={() => setPractising(false)} onDone={onDone} />;
  }
  const parts = { plan, change, back, next };
  return (
    <Curtain title="建立档案库" wide>
      <Text size="sm" c="dimmed" aria-live="polite">
        第 {step + 1} 步，共 {STEPS.length} 步：{STEPS[step]}
      </Text>
      {step === 0 && (
        <WelcomeStep next={next} onPractice={() => setPractising(true)} onExisting={onExisting} />
      )}
      {step === 1 && <UnitStep {...parts} />}
      {step === 2 && <AdministratorStep {...parts} />}
      {step === 3 && <PlacesStep {...parts} busy={call.busy} error={call.error} create={create} />}
      {step === 4 && created !== null && (
        <RecoveryKeyStep
          recoveryKey={created.recoveryKey}
          unit={created.status.unit?.name ?? ''}
          done="进入档案库"
          onDone={finish}
        />
      )}
    </Curtain>
  );
}

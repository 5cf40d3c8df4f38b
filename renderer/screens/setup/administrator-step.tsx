import { TextInput } from '@mantine/core';
import { NewPasswordFields, passwordProblem } from '../../app/password/new-password';
import type { StepProps } from './plan';
import { StepForm } from './step-form';

/** The first user. Others are added later in the settings. */
export function AdministratorStep({ plan, change, back, next }: StepProps) {
  const names = [plan.user.trim(), plan.unitName.trim()];
  const ready = plan.user.trim() !== '' && passwordProblem(plan.secret, names) === null;
  return (
    <StepForm ready={ready} back={back} next={next}>
      <TextInput
        autoFocus
        required
        label="姓名"
        description="第一个用户是管理员，可以再添加别人。修改记录里会写这个名字。"
        maxLength={60}
        value={plan.user}
        onChange={(event) => change({ user: event.currentTarget.value })}
      />
      <NewPasswordFields names={names} value={plan.secret} onChange={(secret) => change({ secret })} />
    </StepForm>
  );
}

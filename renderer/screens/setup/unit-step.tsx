import { TextInput } from '@mantine/core';
import type { StepProps } from './plan';
import { StepForm } from './step-form';

/** The office that owns the vault. Its name heads every list and bundle. */
export function UnitStep({ plan, change, back, next }: StepProps) {
  const ready = plan.unitName.trim() !== '';
  return (
    <StepForm ready={ready} back={back} next={next}>
      <TextInput
        data-autofocus
        autoFocus
        required
        label="单位名称"
        description="用全称，会印在名册和数据包上。例如：中共河口镇委员会"
        maxLength={120}
        value={plan.unitName}
        onChange={(event) => change({ unitName: event.currentTarget.value })}
      />
      <TextInput
        label="单位编码"
        description="上级给的组织编码，用来在上报时认出本单位；还没有可以先不填"
        maxLength={40}
        value={plan.unitCode}
        onChange={(event) => change({ unitCode: event.currentTarget.value })}
      />
    </StepForm>
  );
}

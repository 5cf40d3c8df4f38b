import { labelOf } from '../../../shared/records/codes';
import type { FieldDefinitions } from '../../../shared/records/define';
import { RECORD_TYPES } from '../../../shared/records/registry';
import type { TypedStep } from '../../../shared/rules/development-record-step';
import { DEVELOPMENT_STEPS, stepPlace } from '../../../shared/rules/development-step-table';
import type { NextStep } from '../../../shared/rules/development-steps';
import { textOf } from '../../../shared/rules/values';
import { useData } from '../../app/data-context';
import { useCall } from '../../app/use-call';
import type { DevelopmentCard } from '../../data/api';
import { type DialogValues, FieldsDialog } from '../../fields/fields-dialog';
import { localToday } from '../../fields/today';

interface StepDialogProps {
  readonly card: DevelopmentCard;
  readonly step: NextStep;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const { fields } = RECORD_TYPES.development;
const { of } = fields.steps;

/** Fields of every step, and those of the two steps that conclude. */
function askedOf(code: string): FieldDefinitions {
  const common = { date: of.date, actor: of.actor, documents: of.documents };
  if (code === '23')
    return {
      ...common,
      outcome: { ...fields.outcome, required: true },
      extendedTo: { ...fields.extendedTo, required: true },
      endReason: { ...fields.endReason, label: '取消资格的原因', required: true },
    };
  return code === '24' ? { ...common, fullAt: { ...fields.fullAt, required: true } } : common;
}

/** What only one outcome needs is asked for with it. */
function asks(key: string, { outcome }: DialogValues): boolean {
  if (key === 'extendedTo') return outcome === 'extended';
  return key === 'endReason' ? outcome === 'cancelled' : true;
}

const papersOf = (code: string): string =>
  (DEVELOPMENT_STEPS[stepPlace(code)]?.papers ?? []).map(({ label }) => label).join('、');

/** Records the next step with its day. Papers are proposed and stand to be corrected: only what is there is noted. */
export function StepDialog({ card, step, onDone, onClose }: StepDialogProps) {
  const data = useData();
  const call = useCall();
  const save = async (values: DialogValues) => {
    const text = (key: string) => textOf(values, key);
    const typed: TypedStep = {
      step: step.code,
      date: text('date') ?? '',
      actor: text('actor'),
      documents: text('documents'),
      outcome: text('outcome'),
      extendedTo: text('extendedTo'),
      endReason: text('endReason'),
      fullAt: text('fullAt'),
    };
    if ((await call.run(() => data.recordDevelopmentStep({ id: card.id, typed }))) !== null) onDone();
  };
  const papers = papersOf(step.code);
  return (
    <FieldsDialog
      title={`${card.name}：${labelOf('development-step', step.code)}`}
      note={noteOf(step)}
      fields={askedOf(step.code)}
      asks={asks}
      values={{
        date: localToday(),
        actor: step.actor,
        ...(papers === '' ? {} : { documents: papers }),
        ...(card.probationEnd === null || step.code !== '24' ? {} : { fullAt: card.probationEnd }),
      }}
      submit="登记"
      busy={call.busy}
      error={call.error}
      onSave={(values) => void save(values)}
      onClose={onClose}
    />
  );
}

/** Rules that the step stands under, with their source. */
function noteOf({ earliest, due }: NextStep): string {
  const lines = [
    earliest === undefined ? '' : `最早 ${earliest.day}：${earliest.reason}。`,
    due === undefined ? '' : `应于 ${due.day} 前：${due.reason}。`,
    earliest === undefined && due === undefined ? '' : `依据：${(earliest ?? due)?.source ?? ''}。`,
    '材料一栏只保留确实已有的。',
  ];
  return lines.join('');
}

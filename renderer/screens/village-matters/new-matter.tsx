import { RECORD_TYPES } from '../../../shared/records/registry';
import { useBranch } from '../../app/branch';
import { useData } from '../../app/data-context';
import { useCall } from '../../app/use-call';
import { type DialogValues, FieldsDialog } from '../../fields/fields-dialog';
import { localToday } from '../../fields/today';

interface NewMatterProps {
  readonly onDone: (id: string) => void;
  readonly onClose: () => void;
}

const { name: TYPE, fields } = RECORD_TYPES['village-matter'];

/** What is known when a matter is proposed; steps come one by one. */
const ASKED = {
  matter: fields.matter,
  branchId: fields.branchId,
  proposedAt: fields.proposedAt,
  cause: fields.cause,
  category: fields.category,
  supervisor: fields.supervisor,
  content: fields.content,
} as const;

/** Begins a matter from one form. */
export function NewMatter({ onDone, onClose }: NewMatterProps) {
  const data = useData();
  const call = useCall();
  const { branch } = useBranch();
  const save = async (values: DialogValues) => {
    const saved = await call.run(() =>
      data.commit({
        changes: [{ id: null, type: TYPE, values: { ...values, state: 'deciding' } }],
        why: { kind: 'create' },
      }),
    );
    const id = saved?.value.ids[0];
    if (id !== undefined) onDone(id);
  };
  return (
    <FieldsDialog
      title="新建议事事项"
      note="先登记事项，再按 N 从“党支部提议”起逐步登记；每一步都自动建好会议或公开栏记录并关联。"
      fields={ASKED}
      values={{
        proposedAt: localToday(),
        supervisor: '村务监督委员会',
        ...(branch === null ? {} : { branchId: branch }),
      }}
      submit="新建"
      busy={call.busy}
      error={call.error}
      onSave={(values) => void save(values)}
      onClose={onClose}
    />
  );
}

import { FileInput } from '@mantine/core';
import { useState } from 'react';
import type { FieldDefinitions } from '../../../shared/records/define';
import { RECORD_TYPES } from '../../../shared/records/registry';
import { RECTIFICATION_ACTS, type RectificationAct } from '../../../shared/rules/rectification-acts';
import { isOwnWork } from '../../../shared/rules/rectification-rules';
import { useData, useSession } from '../../app/data-context';
import { useCall } from '../../app/use-call';
import type { RectificationCard } from '../../data/api';
import { type DialogValues, FieldsDialog } from '../../fields/fields-dialog';
import { localToday } from '../../fields/today';
import classes from './rectification-board.module.css';

interface ActDialogProps {
  readonly act: RectificationAct;
  readonly card: RectificationCard;
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}

const { fields } = RECORD_TYPES.rectification;
const progressOf = fields.progress.of;
const recheckOf = fields.rechecks.of;

const ACCEPTANCE: FieldDefinitions = {
  acceptor: { ...fields.acceptor, required: true },
  acceptedAt: { ...fields.acceptedAt, required: true },
  acceptanceWay: fields.acceptanceWay,
  satisfaction: fields.satisfaction,
  acceptance: fields.acceptance,
};

interface ActForm {
  readonly submit: string;
  readonly fields: FieldDefinitions;
  /** Evidence can be added with it. */
  readonly takesEvidence: boolean;
  /** @param user who fills it in */
  readonly start: (card: RectificationCard, user: string) => DialogValues;
}

const today = (): string => localToday();
/** What is known already, so that nobody types it again. */
const known = (values: Readonly<Record<string, string>>): DialogValues =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));

/** Who is responsible can't accept: then somebody else's name has to be typed. */
const accepting = ({ acceptor, acceptedAt, acceptance, person }: RectificationCard, user: string) =>
  known({
    acceptor: acceptor || (isOwnWork(user, person) ? '' : user),
    acceptedAt: acceptedAt || today(),
    acceptance,
  });

const FORMS: Readonly<Record<RectificationAct, ActForm>> = {
  progress: {
    submit: '登记',
    takesEvidence: true,
    fields: {
      text: progressOf.text,
      date: progressOf.date,
      percent: progressOf.percent,
      by: progressOf.by,
    },
    start: (_, user) => ({ date: today(), by: user }),
  },
  apply: {
    submit: '申请',
    takesEvidence: true,
    fields: {
      doneAt: { ...fields.doneAt, required: true },
      appliedAt: { ...fields.appliedAt, required: true },
      situation: fields.situation,
    },
    start: ({ doneAt, situation, last }) => ({
      appliedAt: today(),
      ...known({ doneAt: doneAt || today(), situation: situation || (last?.text ?? '') }),
    }),
  },
  check: {
    submit: '登记',
    takesEvidence: true,
    fields: {
      returned: { kind: 'boolean', label: '退回补证' },
      ...ACCEPTANCE,
      stateReason: { ...fields.stateReason, label: '退回原因', required: true },
    },
    start: (card, user) => ({ returned: false, ...accepting(card, user) }),
  },
  close: {
    submit: '销号',
    takesEvidence: true,
    fields: {
      doneAt: { ...fields.doneAt, required: true },
      ...ACCEPTANCE,
      closedAt: { ...fields.closedAt, required: true },
      closedBy: fields.closedBy,
    },
    start: (card, user) => ({
      doneAt: card.doneAt || today(),
      ...accepting(card, user),
      closedAt: today(),
      closedBy: user,
    }),
  },
  recheck: {
    submit: '登记',
    takesEvidence: true,
    fields: { result: recheckOf.result, date: recheckOf.date, by: recheckOf.by, note: recheckOf.note },
    start: (_, user) => ({ date: today(), by: user }),
  },
  reopen: {
    submit: '重新挂号',
    takesEvidence: false,
    fields: { reason: { kind: 'longText', label: '重新挂号的原因', required: true, max: 300 } },
    start: () => ({}),
  },
};

/** What only an acceptance has: none of it is written when the item is sent back. */
const OF_ACCEPTING: readonly string[] = ['acceptanceWay', 'satisfaction', 'acceptance'];

/** What only one outcome of checking needs is asked for with it. */
const asks = (key: string, { returned }: DialogValues): boolean =>
  key === 'stateReason' ? returned === true : returned !== true || !OF_ACCEPTING.includes(key);

/** What speaks against the mending proves nothing: papers of a look back, or of what is sent back. */
const purposeOf = (act: RectificationAct, { returned }: DialogValues): { readonly purpose?: string } =>
  act === 'recheck' || returned === true ? { purpose: 'other' } : {};

/** One press on the board: a few fields and the evidence, and the item has them. */
export function ActDialog({ act, card, onDone, onClose }: ActDialogProps) {
  const data = useData();
  const { user } = useSession();
  const call = useCall();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [kept, setKept] = useState(0);
  const form = FORMS[act];
  const name = RECTIFICATION_ACTS[act];

  const save = async (typed: DialogValues) => {
    const saved = await call.run(async () => {
      for (const [at, file] of files.entries()) {
        const attached = await data.attach({
          id: card.id,
          file,
          job: crypto.randomUUID(),
          ...purposeOf(act, typed),
        });
        if (!attached.ok) {
          setFiles(files.slice(at));
          return attached;
        }
        setKept((old) => old + 1);
      }
      // They are in, whatever becomes of the rest: a second try must not add them again.
      setFiles([]);
      return data.rectificationAct({ id: card.id, act, typed });
    });
    if (saved !== null) onDone(`${name}已登记：${card.problem}`);
  };

  return (
    <FieldsDialog
      title={name}
      note={
        <>
          <b>{[card.no, card.problem].filter(Boolean).join(' ')}</b>
          <div>{[card.unit, card.person, card.measure].filter(Boolean).join('，')}</div>
        </>
      }
      fields={form.fields}
      asks={asks}
      values={form.start(card, user.name)}
      submit={form.submit}
      busy={call.busy}
      error={call.error}
      onSave={(typed) => void save(typed)}
      onClose={onClose}
    >
      {form.takesEvidence ? (
        <FileInput
          mt="sm"
          size="xs"
          multiple
          clearable
          label={act === 'recheck' ? '回头看材料' : `佐证材料（已有 ${card.evidence + kept} 份）`}
          placeholder="选择照片或扫描件，一并存入附件"
          value={[...files]}
          onChange={setFiles}
        />
      ) : null}
      {act === 'close' || act === 'apply' ? (
        <div className={classes.hint}>没有佐证材料不能{name}；谁整改谁不能验收。</div>
      ) : null}
    </FieldsDialog>
  );
}

import { FileInput, Modal, Select } from '@mantine/core';
import { useState } from 'react';
import { RECORD_TYPES } from '../../../shared/records/registry';
import { textOf } from '../../../shared/rules/values';
import { useMay } from '../../app/actor';
import { useBranch } from '../../app/branch';
import { useData } from '../../app/data-context';
import { ErrorNote } from '../../app/error-note';
import { tellError } from '../../app/notify';
import { useCall } from '../../app/use-call';
import { useLive } from '../../app/use-live';
import type { NoticeChain, NoticeMatter } from '../../data/api';
import { type DialogValues, FieldsForm } from '../../fields/fields-dialog';
import { localToday } from '../../fields/today';
import boards from '../boards/boards.module.css';
import classes from './calendar.module.css';
import { spanText, stateText } from './day-squares';

interface PostDialogProps {
  /** Unit with which it begins. */
  readonly unit: string;
  readonly onPosted: (id: string, postAt: string) => void;
  readonly onClose: () => void;
}

const { fields } = RECORD_TYPES['public-notice'];

/** What is typed for each board; all else follows from policy, roster and order. */
const ASKED = {
  postAt: fields.postAt,
  places: fields.places,
  days: fields.days,
  unit: fields.unit,
  keeper: fields.keeper,
  count: fields.count,
} as const;

/** Three-level notices of a policy, one after the other: each saved board brings up the next one, prefilled. */
export function PostDialog({ unit: first, onPosted, onClose }: PostDialogProps) {
  const { tree } = useBranch();
  const may = useMay();
  const [unit, setUnit] = useState(first);
  const [label, setLabel] = useState<string | null>(null);
  const matters = useLive(`matters ${unit}`, ['benefit', 'benefit-policy', 'public-notice'], (data) =>
    data.noticeMatters({ branch: unit }),
  );
  const choices = matters.value ?? [];
  const matter = choices.find((one) => one.label === label) ?? choices[0];
  return (
    <Modal opened onClose={onClose} title="三级公示" size="xl">
      <div className={classes.choice}>
        <Select
          label="公示对象所在党组织"
          searchable
          allowDeselect={false}
          value={unit}
          data={tree.filter(({ id }) => may('edit', id)).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(id) => setUnit(id ?? unit)}
        />
        <Select
          label="政策和期次"
          searchable
          allowDeselect={false}
          value={matter?.label ?? null}
          data={choices.map((one) => one.label)}
          onChange={setLabel}
        />
      </div>
      <ErrorNote error={matters.error} />
      {matters.value !== null && matter === undefined ? (
        <p className={boards.soft}>
          这个党组织还没有惠民政策花名册，也没有政策。请先导入花名册，或者在“惠民政策”中登记政策。
        </p>
      ) : null}
      {matter === undefined ? null : (
        <Chain
          key={`${unit} ${matter.label}`}
          unit={unit}
          matter={matter}
          onPosted={onPosted}
          onClose={onClose}
        />
      )}
    </Modal>
  );
}

interface ChainProps extends PostDialogProps {
  readonly matter: NoticeMatter;
}

function Chain({ unit, matter, onPosted, onClose }: ChainProps) {
  const { policyKind, period } = matter;
  const live = useLive(
    `chain ${unit} ${matter.label}`,
    ['public-notice', 'benefit-policy', 'benefit'],
    (data) => data.noticeChain({ unit, matter: { policyKind, period } }),
  );
  const chain = live.value;
  if (chain === null) return <ErrorNote error={live.error} />;
  return (
    <>
      <ol className={classes.steps} aria-label="三级公示的进度">
        {chain.steps.map(({ board, label, notice }) => (
          <li key={board} aria-current={chain.next?.board === board ? 'step' : undefined}>
            <b>{label}</b>
            {notice === null ? (
              <span className={boards.soft}>未登记</span>
            ) : (
              <span>
                {stateText(notice)}：{spanText(notice)}
              </span>
            )}
            {notice === null || notice.standing.marks.length === 0 ? null : (
              <span className={boards.bad}>{notice.standing.marks.map(({ text }) => text).join('；')}</span>
            )}
          </li>
        ))}
      </ol>
      {chain.next === null ? (
        <p role="status">三榜都已登记。公示期满、没有异议的，请在最后一榜登记定案日期。</p>
      ) : chain.next.refusal !== null ? (
        <ErrorNote error={{ message: chain.next.refusal }} />
      ) : (
        <NextNotice
          key={chain.next.board}
          unit={unit}
          matter={matter}
          next={chain.next}
          onPosted={onPosted}
          onClose={onClose}
        />
      )}
    </>
  );
}

interface NextNoticeProps extends ChainProps {
  readonly next: NonNullable<NoticeChain['next']>;
}

/** The next board: when, where, by whom; its photographs go with it. */
function NextNotice({ unit, matter, next, onPosted, onClose }: NextNoticeProps) {
  const data = useData();
  const call = useCall();
  // The second and the third board are posted by the committee above.
  const readOnly = !useMay()('edit', textOf(next.values, 'branchId') ?? unit);
  const [photos, setPhotos] = useState<readonly File[]>([]);
  const save = async (typed: DialogValues) => {
    const { policyKind, period } = matter;
    const values = { ...next.values, ...typed };
    const saved = await call.run(() =>
      data.postNotice({ unit, matter: { policyKind, period }, board: next.board, values }),
    );
    const posted = saved?.value.ids[0];
    if (posted === undefined) return;
    for (const file of photos) {
      const attached = await data.attach({ id: posted, file, job: crypto.randomUUID() });
      if (!attached.ok) tellError(attached.error);
    }
    onPosted(posted, String(typed.postAt));
  };
  const start = Object.fromEntries(
    Object.keys(ASKED).flatMap((key) => {
      const value = next.values[key];
      return value === undefined ? [] : [[key, value]];
    }),
  );
  const { count } = matter;
  return (
    <FieldsForm
      note={
        <>
          登记<b>{next.label}</b>
          {next.earliest === null ? '' : `，上一榜期满后最早 ${next.earliest} 张贴`}
          {count === 0 ? '' : '；公示原文已按花名册写好，只列姓名、人数、标准和金额'}
          {readOnly ? '；这一榜由上级党组织张贴，不在您负责的党组织内' : ''}
        </>
      }
      fields={ASKED}
      readOnly={readOnly}
      values={{ ...start, postAt: next.earliest ?? localToday() }}
      submit={`登记${next.label}`}
      busy={call.busy}
      error={call.error}
      onSave={(typed) => void save(typed)}
      onClose={onClose}
    >
      <FileInput
        mt="sm"
        size="xs"
        multiple
        clearable
        disabled={readOnly}
        label="公示照片"
        placeholder="选择照片，登记时一并存入附件"
        accept="image/*,application/pdf"
        value={[...photos]}
        onChange={setPhotos}
      />
    </FieldsForm>
  );
}

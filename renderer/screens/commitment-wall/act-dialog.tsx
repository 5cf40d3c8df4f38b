import { NumberInput } from '@mantine/core';
import { useState } from 'react';
import { labelOf } from '../../../shared/records/codes';
import type { FieldDefinitions, RecordValues } from '../../../shared/records/define';
import { RECORD_TYPES } from '../../../shared/records/registry';
import { progressValues, ratingValues, type TypedRating } from '../../../shared/rules/commitment-steps';
import { textOf } from '../../../shared/rules/values';
import { useData } from '../../app/data-context';
import { useCall } from '../../app/use-call';
import type { CommitmentCard } from '../../data/api';
import { type DialogValues, FieldsDialog } from '../../fields/fields-dialog';
import { newElementId } from '../../fields/list/element-id';
import { localToday } from '../../fields/today';
import classes from './wall.module.css';

/** What a key does to a commitment: publish it, note what was done, judge it. */
export type WallAct = 'publish' | 'progress' | 'judge';

interface ActDialogProps {
  readonly act: WallAct;
  readonly card: CommitmentCard;
  readonly onDone: (words: string) => void;
  readonly onClose: () => void;
}

const { commitment } = RECORD_TYPES;
const { fields } = commitment;
const progressOf = fields.progress.of;

interface ActForm {
  readonly title: string;
  readonly submit: string;
  readonly fields: FieldDefinitions;
  readonly start: (card: CommitmentCard) => DialogValues;
}

const FORMS: Readonly<Record<WallAct, ActForm>> = {
  publish: {
    title: '公布承诺',
    submit: '公布',
    fields: {
      publishedAt: { ...fields.publishedAt, required: true },
      publishedWay: { ...fields.publishedWay, required: true },
      publishedPlace: fields.publishedPlace,
    },
    start: () => ({ publishedAt: localToday(), publishedWay: 'board', publishedPlace: '村务公开栏' }),
  },
  progress: {
    title: '登记履诺',
    submit: '登记',
    fields: {
      content: progressOf.content,
      date: progressOf.date,
      evidence: progressOf.evidence,
      isAll: { kind: 'boolean', label: '承诺已全部兑现' },
    },
    start: () => ({ date: localToday(), isAll: false }),
  },
  judge: {
    title: '评诺',
    submit: '评定',
    fields: {
      result: { ...fields.result, required: true },
      judgedAt: { ...fields.judgedAt, required: true },
      unmetReason: { ...fields.unmetReason, required: true },
      explained: fields.explained,
    },
    start: ({ doneAt }) => ({ judgedAt: localToday(), ...(doneAt === '' ? {} : { result: 'kept' }) }),
  },
};

/** Who judges, in the order of the slips: members, the public, the level above. */
const RATERS = ['member', 'public', 'above'] as const;
const GRADES = [
  ['satisfied', fields.ratings.of.satisfied.label],
  ['basically', fields.ratings.of.basically.label],
  ['unsatisfied', fields.ratings.of.unsatisfied.label],
] as const;

const UNMET: readonly unknown[] = ['excused', 'broken'];

/** Why it was not kept is asked only of what was not. */
const asks = (key: string, { result }: DialogValues): boolean =>
  (key !== 'unmetReason' && key !== 'explained') || UNMET.includes(result);

/** One press on the wall: a few fields, and the record has them. */
export function ActDialog({ act, card, onDone, onClose }: ActDialogProps) {
  const data = useData();
  const call = useCall();
  const [ratings, setRatings] = useState<readonly TypedRating[]>(RATERS.map((group) => ({ group })));
  const form = FORMS[act];

  const save = async (typed: DialogValues) => {
    const saved = await call.run(async () => {
      const found = await data.get({ id: card.id });
      if (!found.ok) return found;
      const before = found.value?.values ?? {};
      const values = valuesFor(act, before, typed, ratings);
      const change = { id: card.id, type: commitment.name, values, version: found.value?.version };
      return data.commit({ changes: [change], why: { kind: 'edit' } });
    });
    if (saved !== null) onDone(`${card.promiser}：${form.title}已登记`);
  };

  return (
    <FieldsDialog
      title={`${form.title}：${card.promiser}`}
      note={card.content}
      fields={form.fields}
      asks={asks}
      values={form.start(card)}
      submit={form.submit}
      busy={call.busy}
      error={call.error}
      onSave={(typed) => void save(typed)}
      onClose={onClose}
    >
      {act === 'judge' ? <Ratings ratings={ratings} onChange={setRatings} /> : null}
    </FieldsDialog>
  );
}

function valuesFor(
  act: WallAct,
  before: RecordValues,
  typed: DialogValues,
  ratings: readonly TypedRating[],
): RecordValues {
  if (act === 'publish') return typed;
  if (act === 'judge') return { ...typed, ...ratingValues(before, ratings, newElementId) };
  const progress = {
    date: textOf(typed, 'date') ?? '',
    content: textOf(typed, 'content') ?? '',
    evidence: textOf(typed, 'evidence'),
    isAll: typed.isAll === true,
  };
  return progressValues(before, progress, newElementId());
}

interface RatingsProps {
  readonly ratings: readonly TypedRating[];
  readonly onChange: (ratings: readonly TypedRating[]) => void;
}

/** Counts of the slips, a line for each group of raters; what is empty was not asked. */
function Ratings({ ratings, onChange }: RatingsProps) {
  const set = (group: string, grade: string, count: number | undefined) =>
    onChange(ratings.map((rating) => (rating.group === group ? { ...rating, [grade]: count } : rating)));
  return (
    <div className={classes.ratings}>
      <span>票数（可不填）</span>
      {GRADES.map(([grade, label]) => (
        <span key={grade}>{label}</span>
      ))}
      {ratings.map((rating) => (
        <RatingLine key={rating.group} rating={rating} onSet={set} />
      ))}
    </div>
  );
}

function RatingLine({
  rating,
  onSet,
}: {
  readonly rating: TypedRating;
  readonly onSet: (group: string, grade: string, count: number | undefined) => void;
}) {
  const label = labelOf('rater-group', rating.group);
  return (
    <>
      <span>{label}</span>
      {GRADES.map(([grade, name]) => (
        <NumberInput
          key={grade}
          aria-label={`${label} ${name}`}
          hideControls
          allowDecimal={false}
          allowNegative={false}
          value={rating[grade] ?? ''}
          onChange={(count) => onSet(rating.group, grade, typeof count === 'number' ? count : undefined)}
        />
      ))}
    </>
  );
}

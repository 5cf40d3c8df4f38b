import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { elementsInOrder } from '../../../shared/records/design-fields';
import { OWN_LEDGER, ownTypeName } from '../../../shared/records/own-design';
import { ownLedger } from '../../../shared/records/own-ledger';
import { useMay } from '../../app/actor';
import { useLeaveGuard, useNavigation } from '../../app/navigation';
import { tell } from '../../app/notify';
import { useOffer } from '../../app/offers';
import { Page } from '../../app/page';
import { recordRoute } from '../../app/routes';
import { useTypes } from '../../app/types-context';
import { useLive } from '../../app/use-live';
import { ConflictChoice } from '../../records/form/conflict-choice';
import { DraftOffers, MovedNotice } from '../../records/form/notices';
import { useRecord } from '../../records/form/use-record';
import { useRecordForm } from '../../records/form/use-record-form';
import { DesignFacts } from './design-facts';
import { DesignPreview } from './design-preview';
import { FieldTable } from './field-table';
import classes from './ledger-designer.module.css';
import { useLedgerRemoval } from './use-ledger-removal';

const NOTHING_INITIAL = {};

/** The design of one ledger: what it is called, its fields, what is asked of it, and how it will look. Null: a new one. */
export function DesignEditor({ id }: { readonly id: string | null }) {
  const navigation = useNavigation();
  const types = useTypes();
  const loaded = useRecord(id);
  const title = loaded.details?.title ?? '新台账';
  const form = useRecordForm({
    type: ownLedger,
    id,
    title,
    loaded,
    initial: NOTHING_INITIAL,
    resume: null,
    savesItself: null,
    onSaved: (saved) => {
      if (id === null) navigation.replace(recordRoute(OWN_LEDGER, saved));
    },
  });
  const readOnly = !useMay()('rules', null) || form.readOnly;
  const remove = useLedgerRemoval();
  const type = id === null ? undefined : types.find(ownTypeName(id));
  const use = useLive(`own-use:${id}`, type === undefined ? [] : [type.name], (data) =>
    data.ownLedgerUse({ id: id ?? '' }),
  ).value;
  const elements = useMemo(() => elementsInOrder(form.values), [form.values]);
  const faults = form.findings.filter(({ field }) => field === 'fields' || field === 'yearField');

  const save = async (): Promise<boolean> => {
    const refusal = refusalOf(
      form.values.label,
      elements.map(({ label }) => label),
    );
    if (refusal !== null) {
      tell(refusal);
      return false;
    }
    return form.save();
  };
  useLeaveGuard(form.dirty ? form.mayLeave : null);
  const removeThis = async () => {
    if (id === null || !(await remove(id, title))) return;
    form.forget();
    navigation.go({ screen: 'ledger-designer' });
  };
  useOffer({
    dirty: form.dirty,
    keepDraft: form.drafts.keep,
    ...(readOnly ? {} : { save: () => void save() }),
    ...(id === null || readOnly
      ? {}
      : { remove: { label: `删除台账${title}`, run: () => void removeThis() } }),
  });

  if (loaded.gone)
    return <Page title="自定义台账">这个台账已经不在了。可以到左侧“自定义台账”查看现有的台账。</Page>;
  return (
    <Page
      title={title}
      bare
      aside={
        <span role="status">
          {readOnly
            ? loaded.details?.deleted
              ? '已在回收站，恢复后才能修改'
              : '只读'
            : form.dirty
              ? '有未保存的修改'
              : ''}
        </span>
      }
      action={
        <>
          <Button variant="default" onClick={() => navigation.go({ screen: 'ledger-designer' })}>
            全部台账
          </Button>
          {id === null || readOnly ? null : (
            <Button variant="default" onClick={() => void removeThis()}>
              删除台账
            </Button>
          )}
          {type?.place === undefined ? null : (
            <Button variant="default" onClick={() => navigation.go({ screen: 'records', type: type.name })}>
              打开台账
            </Button>
          )}
          {readOnly ? null : (
            <Button loading={form.saving} disabled={!form.dirty && !form.isNew} onClick={() => void save()}>
              保存
            </Button>
          )}
        </>
      }
    >
      <div className={classes.editor}>
        {/* Scrollable areas must be reachable by keyboard even when nothing in them takes the focus. */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls by arrow keys */}
        <section className={classes.design} tabIndex={0} aria-label="台账设计">
          <DraftOffers drafts={form.drafts.offers} onTake={form.drafts.take} onRefuse={form.drafts.refuse} />
          {form.moved ? <MovedNotice /> : null}
          {loaded.conflicts.map((item) => (
            <ConflictChoice key={item.path} item={item} readOnly={readOnly} />
          ))}
          <DesignFacts
            key={form.round}
            values={form.values}
            elements={elements}
            readOnly={readOnly}
            onChange={form.change}
          />
          <FieldTable
            elements={elements}
            filled={use?.filled ?? {}}
            readOnly={readOnly}
            onChange={(next) => form.change('fields', next.length === 0 ? null : [...next])}
          />
          {elements.length > 0 && faults.length > 0 ? (
            <ul className={classes.faults} role="status">
              {faults.map(({ message }) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          ) : null}
        </section>
        <DesignPreview values={form.values} />
      </div>
    </Page>
  );
}

/** Why a design can't be saved yet; null: it can. What only makes it poorer is told beside it. */
function refusalOf(label: unknown, fields: readonly unknown[]): string | null {
  if (typeof label !== 'string' || label.trim() === '') return '请先填写台账名称';
  if (fields.length === 0) return '请至少添加一个字段';
  const nameless = fields.findIndex((name) => typeof name !== 'string' || name.trim() === '');
  return nameless < 0 ? null : `第 ${nameless + 1} 个字段还没有名称，请填写或删去`;
}

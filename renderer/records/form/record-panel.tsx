import { Button, Tabs } from '@mantine/core';
import {
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Json } from '../../../shared/kernel/json';
import {
  ATTACHMENTS_FIELD,
  type Finding,
  type RecordTypeDefinition,
  type RecordValues,
} from '../../../shared/records/define';
import { titleOf } from '../../../shared/records/registry';
import { useLeaveGuard } from '../../app/navigation';
import { useOffer } from '../../app/offers';
import type { ConflictItem } from '../../data/api';
import { elementsOf } from '../../fields/list/elements';
import { AttachmentsTab } from '../attachments/attachments-tab';
import { HistoryTab } from '../history/history-tab';
import { SignOffBar } from '../sign-off/sign-off-bar';
import { useRemoval } from '../use-removal';
import { FindingsBar } from './findings-bar';
import classes from './form.module.css';
import { focusField, focusShownField } from './form-focus';
import { shownFindings } from './form-state';
import { DraftOffers, MovedNotice } from './notices';
import { PanelHead } from './panel-head';
import { Sections } from './sections';
import { usePrintRecord } from './use-print-record';
import { useRecord } from './use-record';
import { type RecordForm, useRecordForm } from './use-record-form';

/** What the list around an open form may ask of it. */
export interface PanelHandle {
  /** Asks about unsaved text; false: stay. */
  readonly mayLeave: () => Promise<boolean>;
  /** The record is being deleted: its edits go without a question. */
  readonly forget: () => void;
}

export interface RecordPanelProps {
  readonly ref?: Ref<PanelHandle>;
  readonly type: RecordTypeDefinition;
  /** Null: a new record. */
  readonly id: string | null;
  readonly initial: Readonly<Record<string, Json>>;
  /** Draft to resume. */
  readonly draft: string | null;
  readonly revealed: boolean;
  /** The user came to fill in: the cursor goes into the first field. */
  readonly focus: boolean;
  /** Where the record stands in the list beside it; null: opened by itself. */
  readonly place: { readonly at: number; readonly of: number; readonly step: (by: number) => void } | null;
  readonly onSaved: (id: string) => void;
  readonly onClose: () => void;
  /** Opens it over the whole page; null: it is there already. */
  readonly onFull: (() => void) | null;
  /** The page of a type whose work differs: its first tab, over the same form. */
  readonly own?: OwnPage;
  /** Content hash of the attachment that the user came for. */
  readonly attachment?: string;
}

/** A page of its own for filling in a type's records. The form beneath saves, drafts and undoes as any other. */
export interface OwnPage {
  /** Name of its tab. */
  readonly label: string;
  readonly render: (page: OwnPageProps) => ReactNode;
  /** Of what values the record saves itself at every pause. */
  readonly savesItself: (values: RecordValues) => boolean;
  /** Said while it can't: what is missing. */
  readonly waiting: string;
  readonly print: (values: RecordValues) => void;
}

export interface OwnPageProps {
  readonly form: RecordForm;
  /** Findings to show at each field. */
  readonly findings: Readonly<Record<string, readonly Finding[]>>;
  readonly conflicts: readonly ConflictItem[];
}

/** One record: form, attachments, history. Beside a list or over the whole page. */
export function RecordPanel(props: RecordPanelProps) {
  const { type, id, own, attachment } = props;
  const loaded = useRecord(id);
  const [tab, setTab] = useState<string>(
    attachment !== undefined ? 'attachments' : own === undefined ? 'form' : 'own',
  );
  const [revealed, setRevealed] = useState(props.revealed);
  const frame = useRef<HTMLDivElement>(null);
  const title = loaded.details?.title ?? `新${type.label}`;
  const form = useRecordForm({
    type,
    id,
    title,
    loaded,
    initial: props.initial,
    resume: props.draft,
    savesItself: own?.savesItself ?? null,
    onSaved: props.onSaved,
  });
  const remove = useRemoval(type);
  const printRecord = usePrintRecord(type);
  const print = () =>
    own === undefined ? void printRecord(title, form.values, revealed) : own.print(form.values);

  useImperativeHandle(props.ref, () => ({ mayLeave: form.mayLeave, forget: form.forget }));
  useLeaveGuard(form.dirty ? form.mayLeave : null);

  const removeThis = async () => {
    if (id === null) return;
    form.forget();
    if (await remove([id])) props.onClose();
  };
  useOffer({
    dirty: form.dirty,
    keepDraft: form.keep,
    ...(form.readOnly ? {} : { save: () => void form.save() }),
    ...(id === null || form.readOnly
      ? {}
      : { remove: { label: `删除${title}`, run: () => void removeThis() } }),
    ...(id === null ? {} : { print }),
  });

  const findings = useMemo(
    () => shownFindings(form.findings, form.state, form.isNew),
    [form.findings, form.state, form.isNew],
  );
  const jump = (field: string) => {
    setTab('form');
    // The tab may have to be drawn first, and the section in it.
    const look = (tries: number) =>
      setTimeout(() => {
        if (frame.current !== null && !focusField(frame.current, field) && tries > 0) look(tries - 1);
      }, 30);
    look(30);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    const { target } = event;
    if (!(target instanceof HTMLElement) || !event.currentTarget.contains(target)) return;
    // Esc first closes an open list of options.
    if (target.getAttribute('aria-expanded') === 'true') return;
    props.onClose();
  };

  // A form that becomes a record by saving itself stays as it is while the record is read for the first time.
  const ready = form.isLoaded;
  const [first] = type.form[0]?.fields ?? [];
  const wantsFocus = useRef(props.focus && own === undefined && attachment === undefined);
  useEffect(() => {
    if (!ready || !wantsFocus.current || frame.current === null || first === undefined) return;
    wantsFocus.current = false;
    focusShownField(frame.current, first);
  }, [ready, first]);

  if (loaded.gone)
    return (
      <section className={classes.panel} aria-label={type.label}>
        <div className={classes.notice}>
          <span>这条记录已经不在了，可能刚被合并或删除。</span>
          <Button size="compact-xs" variant="default" onClick={props.onClose}>
            关闭
          </Button>
        </div>
      </section>
    );

  const attachments = elementsOf(loaded.details?.values[ATTACHMENTS_FIELD]);
  const shownTitle = form.isNew ? title : titleOf(type, form.values);
  return (
    <section className={classes.panel} aria-label={`${type.label} ${shownTitle}`} onKeyDown={onKeyDown}>
      <PanelHead
        {...props}
        title={shownTitle}
        form={form}
        isDeleted={loaded.details?.deleted === true}
        revealed={revealed}
        onReveal={() => setRevealed((old) => !old)}
        onPrint={print}
        onRemove={() => void removeThis()}
        onJump={jump}
      />
      {id === null || loaded.details === null || loaded.details.deleted ? null : (
        <>
          <SignOffBar type={type} id={id} values={loaded.details.values} dirty={form.dirty} />
          <FindingsBar type={type} id={id} values={loaded.details.values} dirty={form.dirty} />
        </>
      )}
      <DraftOffers drafts={form.drafts.offers} onTake={form.drafts.take} onRefuse={form.drafts.refuse} />
      {form.moved ? <MovedNotice /> : null}
      {loaded.error === null ? null : <div className={classes.notice}>{loaded.error.message}</div>}
      <Tabs
        className={classes.tabs}
        value={tab}
        onChange={(next) => setTab(next ?? 'form')}
        keepMounted={false}
      >
        <Tabs.List>
          {own === undefined ? null : <Tabs.Tab value="own">{own.label}</Tabs.Tab>}
          <Tabs.Tab value="form">{own === undefined ? '资料' : '全部栏目'}</Tabs.Tab>
          <Tabs.Tab value="attachments">
            附件{attachments.length > 0 ? ` ${attachments.length}` : ''}
          </Tabs.Tab>
          {id === null ? null : <Tabs.Tab value="history">历史</Tabs.Tab>}
        </Tabs.List>
        {/* The form stays mounted under the other tabs: what was typed and not yet read must not go. */}
        {own === undefined ? null : (
          <Tabs.Panel value="own" className={classes.tab} keepMounted>
            {ready ? own.render({ form, findings, conflicts: loaded.conflicts }) : null}
          </Tabs.Panel>
        )}
        <Tabs.Panel value="form" className={classes.tab} keepMounted={own === undefined}>
          {ready ? (
            <Sections
              key={form.round}
              type={type}
              state={form.state}
              findings={findings}
              conflicts={loaded.conflicts}
              readOnly={form.readOnly}
              revealed={revealed}
              frame={frame}
              onChange={form.change}
              onUnreadable={form.unreadable}
              onLeave={form.leave}
            />
          ) : null}
        </Tabs.Panel>
        <Tabs.Panel value="attachments" className={classes.tab}>
          <AttachmentsTab
            type={type}
            id={id}
            attachments={attachments}
            version={loaded.details?.version}
            readOnly={form.readOnly}
            onSaveFirst={() => void form.save()}
            found={attachment}
          />
        </Tabs.Panel>
        <Tabs.Panel value="history" className={classes.tab}>
          {id === null ? null : (
            <HistoryTab
              type={type}
              id={id}
              values={form.state.base}
              version={loaded.details?.version}
              readOnly={form.readOnly}
              revealed={revealed}
            />
          )}
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}

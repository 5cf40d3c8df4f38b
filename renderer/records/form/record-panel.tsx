import { ActionIcon, Button, Tabs } from '@mantine/core';
import {
  IconArrowsDiagonal,
  IconChevronDown,
  IconChevronUp,
  IconEye,
  IconEyeOff,
  IconPrinter,
  IconTrash,
  IconX,
} from '@tabler/icons-react';
import {
  type KeyboardEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { Json } from '../../../shared/kernel/json';
import { ATTACHMENTS_FIELD, type RecordTypeDefinition } from '../../../shared/records/define';
import { titleOf } from '../../../shared/records/registry';
import { useLeaveGuard } from '../../app/navigation';
import { useOffer } from '../../app/offers';
import { elementsOf } from '../../fields/list/elements';
import { AttachmentsTab } from '../attachments/attachments-tab';
import { HistoryTab } from '../history/history-tab';
import { SignOffBar } from '../sign-off/sign-off-bar';
import { useRemoval } from '../use-removal';
import { CompletenessBadge } from './completeness-badge';
import classes from './form.module.css';
import { focusField, focusShownField } from './form-focus';
import { shownFindings } from './form-state';
import { DraftOffers, MovedNotice } from './notices';
import { Sections } from './sections';
import { usePrintRecord } from './use-print-record';
import { useRecord } from './use-record';
import { useRecordForm } from './use-record-form';

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
}

/** One record: form, attachments, history. Beside a list or over the whole page. */
export function RecordPanel(props: RecordPanelProps) {
  const { type, id, place } = props;
  const loaded = useRecord(id);
  const [tab, setTab] = useState<string>('form');
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
    onSaved: props.onSaved,
  });
  const remove = useRemoval(type);
  const print = usePrintRecord(type);

  useImperativeHandle(props.ref, () => ({ mayLeave: form.mayLeave, forget: form.forget }));
  useLeaveGuard(form.dirty ? form.mayLeave : null);

  const removeThis = async () => {
    if (id === null) return;
    form.forget();
    if (await remove([id])) props.onClose();
  };
  useOffer({
    dirty: form.dirty,
    keepDraft: form.drafts.keep,
    ...(form.readOnly ? {} : { save: () => void form.save() }),
    ...(id === null || form.readOnly
      ? {}
      : { remove: { label: `删除${title}`, run: () => void removeThis() } }),
    ...(id === null ? {} : { print: () => void print(title, form.values, revealed) }),
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

  const ready = form.isNew || loaded.details !== null;
  const [first] = type.form[0]?.fields ?? [];
  const wantsFocus = useRef(props.focus);
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
      <header className={classes.head}>
        <h2 className={classes.title}>{shownTitle}</h2>
        <CompletenessBadge type={type} values={form.values} onJump={jump} />
        <span className={classes.state} role="status">
          {form.readOnly
            ? loaded.details?.deleted
              ? '已在回收站'
              : '只读'
            : form.dirty
              ? '有未保存的修改'
              : ''}
        </span>
        <div className={classes.acts}>
          {form.readOnly ? null : (
            <Button
              size="compact-sm"
              disabled={!form.dirty && !form.isNew}
              loading={form.saving}
              onClick={() => void form.save()}
            >
              保存
            </Button>
          )}
          <IconAct label={revealed ? '遮盖号码' : '显示完整号码'} onClick={() => setRevealed((old) => !old)}>
            {revealed ? <IconEye size={15} /> : <IconEyeOff size={15} />}
          </IconAct>
          {id === null ? null : (
            <IconAct label="打印（Ctrl+P）" onClick={() => void print(title, form.values, revealed)}>
              <IconPrinter size={15} />
            </IconAct>
          )}
          {id === null || form.readOnly ? null : (
            <IconAct label="删除到回收站" onClick={() => void removeThis()}>
              <IconTrash size={15} />
            </IconAct>
          )}
          {place === null || id === null ? null : (
            <>
              <IconAct label="上一条" disabled={place.at <= 0} onClick={() => place.step(-1)}>
                <IconChevronUp size={16} />
              </IconAct>
              <IconAct label="下一条" disabled={place.at >= place.of - 1} onClick={() => place.step(1)}>
                <IconChevronDown size={16} />
              </IconAct>
            </>
          )}
          {props.onFull === null || id === null ? null : (
            <IconAct label="整页显示" onClick={props.onFull}>
              <IconArrowsDiagonal size={15} />
            </IconAct>
          )}
          <IconAct label="关闭（Esc）" onClick={props.onClose}>
            <IconX size={16} />
          </IconAct>
        </div>
      </header>
      {id === null || loaded.details === null || loaded.details.deleted ? null : (
        <SignOffBar type={type} id={id} values={loaded.details.values} dirty={form.dirty} />
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
          <Tabs.Tab value="form">资料</Tabs.Tab>
          <Tabs.Tab value="attachments">
            附件{attachments.length > 0 ? ` ${attachments.length}` : ''}
          </Tabs.Tab>
          {id === null ? null : <Tabs.Tab value="history">历史</Tabs.Tab>}
        </Tabs.List>
        {/* The form stays mounted under the other tabs: what was typed and not yet read must not go. */}
        <Tabs.Panel value="form" className={classes.tab} keepMounted>
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

interface IconActProps {
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: React.ReactNode;
}

function IconAct({ label, disabled = false, onClick, children }: IconActProps) {
  return (
    <ActionIcon
      size="sm"
      variant="subtle"
      color="gray"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  );
}

import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useCallback, useMemo, useReducer, useRef, useState } from 'react';
import type { RecordTypeDefinition } from '../../../shared/records/define';
import { isSigned } from '../../../shared/rules/sign-off';
import { useMay } from '../../app/actor';
import { useBranch } from '../../app/branch';
import { useData } from '../../app/data-context';
import { useNavigation } from '../../app/navigation';
import { useOffer } from '../../app/offers';
import { Page } from '../../app/page';
import { hasOwnPage, recordRoute } from '../../app/routes';
import { useQuery } from '../../app/use-query';
import type { Row } from '../../data/api';
import { type PanelHandle, RecordPanel } from '../form/record-panel';
import { printList } from '../print-list';
import { StepsOfPicked } from '../sign-off/steps-of-picked';
import { useRemoval } from '../use-removal';
import { BulkEdit } from './bulk-edit';
import { ColumnChooser } from './column-chooser';
import { type ColumnChoice, moveColumn, resizeColumn } from './columns';
import { EmptyList } from './empty-list';
import { ExportDialog } from './export-dialog';
import { FilterPopover } from './filter-popover';
import { Grid, type PickManner } from './grid';
import type { GridSpot } from './grid-keys';
import classes from './list.module.css';
import { isNarrowed, type ListStart, listReducer, sortOf, specOf, startState } from './list-state';
import { PickedBar } from './picked-bar';
import { Split } from './split';
import { Toolbar } from './toolbar';
import { useBlankForm } from './use-blank-form';
import { usePicks } from './use-picks';
import { useTexts } from './use-texts';

export interface RecordListProps extends ListStart {
  readonly type: RecordTypeDefinition;
  /** A pane in another screen: no header of its own, records open elsewhere (null: a new one). */
  readonly onOpen?: (id: string | null) => void;
}

interface ReadyListProps extends RecordListProps {
  readonly choice: ColumnChoice;
  readonly change: (next: (old: ColumnChoice) => ColumnChoice) => void;
}

/** A record that is open beside the list; `id` null: a new one. */
interface OpenRecord {
  readonly id: string | null;
  /** The user came to fill in, and did not only pass by with the arrow keys. */
  readonly focus: boolean;
}

/** The list itself, once the user's columns are known. */
export function ReadyList({ type, onOpen, choice, change, ...start }: ReadyListProps) {
  const data = useData();
  const may = useMay();
  const navigation = useNavigation();
  const { branch, name: branchName } = useBranch();
  const [state, dispatch] = useReducer(listReducer, null, () => startState(sortOf(type), start));
  const [typed] = useDebouncedValue(state.text, 90);
  const spec = useMemo(
    () => specOf(type.name, branch, { ...state, text: typed }, choice.shown),
    [type, branch, state, typed, choice.shown],
  );
  const rows = useQuery(spec);
  const { selection, pick: pickRow, pickAll, clear } = usePicks(rows);
  const [spot, setSpot] = useState<GridSpot>({ row: 0, column: 0 });
  const [revealed, setRevealed] = useState(false);
  const [open, setOpen] = useState<OpenRecord | null>(null);
  const [share, setShare] = useState(0.46);
  const [filtering, setFiltering] = useState<string | null>(null);
  const [dialog, setDialog] = useState<'bulk' | 'export' | null>(null);
  const find = useRef<HTMLInputElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const panel = useRef<PanelHandle>(null);
  const remove = useRemoval(type);

  const focusGrid = useCallback(
    () => frame.current?.querySelector<HTMLElement>('[role="grid"]')?.focus(),
    [],
  );
  const pick = (row: Row, manner: PickManner) => {
    pickRow(row, manner);
    // An open form follows the list.
    if (manner === 'only' && open !== null && open.id !== row.id) void openRecord(row.id, false);
  };

  const initial = branch === null ? {} : { [type.branch]: branch };
  const openRecord = async (id: string | null, focus: boolean) => {
    if (onOpen !== undefined) return onOpen(id);
    // A page of its own has no room beside the list.
    if (hasOwnPage(type.name)) return navigation.go(recordRoute(type.name, id, { initial }));
    if (panel.current !== null && !(await panel.current.mayLeave())) return;
    setOpen({ id, focus });
  };
  const closePanel = async () => {
    if (panel.current !== null && !(await panel.current.mayLeave())) return;
    setOpen(null);
    focusGrid();
  };
  const step = (by: number) => {
    const next = Math.max(0, Math.min(rows.count - 1, spot.row + by));
    const row = rows.row(next);
    if (row === undefined || row.id === open?.id) return;
    setSpot((old) => ({ ...old, row: next }));
    pickRow(row, 'only');
    void openRecord(row.id, false);
  };

  const picked = [...selection.ids];
  const removePicked = async () => {
    const ids = picked;
    if (open?.id != null && ids.includes(open.id)) {
      panel.current?.forget();
      setOpen(null);
    }
    if (await remove(ids)) clear();
  };
  const create = () => void openRecord(null, true);
  const canWrite = may('edit');

  const textOf = useTexts(type, revealed);
  const saveBlankForm = useBlankForm(type);
  const print = () => void printList({ data, type, spec, columns: choice.shown, place: branchName, textOf });

  useOffer({
    find: () => find.current?.select(),
    exportList: () => setDialog('export'),
    ...(open === null ? { print } : {}),
    ...(canWrite && onOpen === undefined ? { create: { label: `新建${type.label}`, run: create } } : {}),
    ...(canWrite && picked.length > 0
      ? { remove: { label: `删除选中的 ${picked.length} 条`, run: () => void removePicked() } }
      : {}),
  });

  const filterField = filtering === null ? undefined : type.fields[filtering];
  const list = (
    <div className={classes.frame} ref={frame}>
      <Toolbar
        type={type}
        state={state}
        dispatch={dispatch}
        find={find}
        revealed={revealed}
        onReveal={() => setRevealed((old) => !old)}
        onExport={() => setDialog('export')}
        onPrint={print}
        onBlankForm={() => void saveBlankForm(choice.shown)}
        onDown={focusGrid}
        columns={<ColumnChooser type={type} choice={choice} onChoice={(next) => change(() => next)} />}
      />
      {picked.length > 1 ? (
        <PickedBar
          count={picked.length}
          canWrite={canWrite}
          onBulkEdit={() => setDialog('bulk')}
          onRemove={() => void removePicked()}
          onExport={() => setDialog('export')}
          onClear={clear}
          more={isSigned(type) ? <StepsOfPicked ids={picked} onDone={clear} /> : null}
        />
      ) : null}
      {rows.error === null ? null : (
        <div className={classes.warning} role="alert">
          {rows.error.message}
        </div>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a shortcut for the whole list, the button stands in the header. */}
      <div
        className={classes.gridFrame}
        onKeyDown={(event) => {
          if (event.key.toLowerCase() !== 'n' || event.ctrlKey || event.altKey || event.metaKey || !canWrite)
            return;
          if (!(event.target instanceof HTMLElement) || event.target.role !== 'grid') return;
          event.preventDefault();
          create();
        }}
      >
        <Grid
          type={type}
          label={`${type.label}列表`}
          rows={rows}
          choice={choice}
          sort={state.sort}
          filters={state.filters}
          selection={selection}
          openId={open?.id ?? null}
          textOf={textOf}
          spot={spot}
          onSpot={setSpot}
          onPick={pick}
          onPickAll={pickAll}
          onOpen={(row) => void openRecord(row.id, true)}
          onSort={(field, also) => dispatch({ act: 'sort', field, also })}
          onFilter={setFiltering}
          onResize={(field, width) => change((old) => resizeColumn(old, field, width))}
          onMove={(field, by) => change((old) => moveColumn(old, field, by))}
          onRemove={canWrite && picked.length > 0 ? () => void removePicked() : null}
          onEscape={() => (open === null ? clear() : void closePanel())}
          empty={
            <EmptyList
              type={type}
              narrowed={isNarrowed(state)}
              branchName={branchName}
              readOnly={!canWrite}
              onCreate={create}
              onImport={() => navigation.go({ screen: 'import', type: type.name })}
              onClear={() => dispatch({ act: 'clear' })}
            />
          }
        />
      </div>
      {filterField === undefined || filtering === null ? null : (
        <FilterPopover
          key={filtering}
          fieldKey={filtering}
          field={filterField}
          spec={spec}
          filter={state.filters[filtering]}
          onFilter={(filter) => dispatch({ act: 'filter', field: filtering, filter })}
          onClose={() => {
            setFiltering(null);
            focusGrid();
          }}
        />
      )}
      {dialog === 'bulk' ? <BulkEdit type={type} ids={picked} onClose={() => setDialog(null)} /> : null}
      {dialog === 'export' ? (
        <ExportDialog
          type={type}
          spec={spec}
          count={rows.count}
          picked={picked.length > 1 ? picked : []}
          place={branchName}
          onClose={() => setDialog(null)}
        />
      ) : null}
    </div>
  );

  if (onOpen !== undefined) return list;
  return (
    <Page
      title={type.label}
      bare
      aside={
        <span>
          {branchName === null ? '' : `${branchName} · `}
          {isNarrowed(state) ? '符合条件 ' : '共 '}
          {rows.count} 条
        </span>
      }
      action={
        canWrite ? (
          <>
            <Button variant="default" onClick={() => navigation.go({ screen: 'import', type: type.name })}>
              导入
            </Button>
            <Button leftSection={<IconPlus size={15} />} onClick={create}>
              新建{type.label}
            </Button>
          </>
        ) : null
      }
    >
      <Split
        left={list}
        share={share}
        onShare={setShare}
        right={
          open === null ? null : (
            <RecordPanel
              key={open.id ?? 'new'}
              ref={panel}
              type={type}
              id={open.id}
              initial={initial}
              draft={null}
              revealed={revealed}
              focus={open.focus}
              place={{ at: spot.row, of: rows.count, step }}
              onSaved={(id) => setOpen({ id, focus: true })}
              onClose={() => void closePanel()}
              onFull={() => {
                if (open.id !== null) navigation.go(recordRoute(type.name, open.id));
              }}
            />
          )
        }
      />
    </Page>
  );
}

import { Button, SegmentedControl } from '@mantine/core';
import { IconFileSpreadsheet, IconPrinter } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { RECORD_TYPES } from '../../../shared/records/registry';
import {
  ACT_RIGHTS,
  RECTIFICATION_ACTS,
  type RectificationAct,
  stateRefusal,
} from '../../../shared/rules/rectification-acts';
import { refusalOf } from '../../../shared/rules/roles';
import { useMay } from '../../app/actor';
import { useBranch } from '../../app/branch';
import { useData, useSession } from '../../app/data-context';
import { ErrorNote } from '../../app/error-note';
import { useNavigation } from '../../app/navigation';
import { tell, tellError } from '../../app/notify';
import { useOffer } from '../../app/offers';
import { Page } from '../../app/page';
import { recordRoute, type ScreenProps } from '../../app/routes';
import { saveBytes } from '../../app/save-bytes';
import { useLive } from '../../app/use-live';
import type { RectificationCard } from '../../data/api';
import { useUndoToast } from '../../records/use-removal';
import boards from '../boards/boards.module.css';
import { CountedList } from '../boards/counted-list';
import { FindInput } from '../boards/find-input';
import { KeyAct } from '../boards/key-act';
import { Sections } from '../boards/sections';
import { useKept } from '../boards/use-kept';
import { ActDialog } from './act-dialog';
import { columnsFor } from './columns';
import { GROUPINGS, type Grouping, groupsOf, isFound } from './groups';
import { ItemDetails } from './item-details';
import { printBoard } from './print-board';
import classes from './rectification-board.module.css';

const TYPE = RECORD_TYPES.rectification.name;

const KEYS: readonly (readonly [string, RectificationAct])[] = [
  ['j', 'progress'],
  ['s', 'apply'],
  ['y', 'check'],
  ['x', 'close'],
  ['h', 'recheck'],
  ['c', 'reopen'],
];

interface Dialog {
  readonly card: RectificationCard;
  readonly act: RectificationAct;
}

/** All items of rectification by deadline, unit or state; overdue ones in red; what is to be done by single keys. */
export function RectificationBoardScreen({ route }: ScreenProps<'rectification-board'>) {
  const { branch, tree } = useBranch();
  const { unit, user } = useSession();
  const data = useData();
  const may = useMay();
  const navigation = useNavigation();
  const toast = useUndoToast();
  const [by, groupBy] = useKept<Grouping>('rectification-by', 'deadline');
  const [chosen, choose] = useKept<string | null>('rectification', null);
  const { find = '' } = route;
  const setFind = (text: string) =>
    navigation.replace({ screen: 'rectification-board', ...(text === '' ? {} : { find: text }) });
  const [refused, setRefused] = useState<string | null>(null);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const live = useLive(`rectification ${branch ?? ''}`, [TYPE, 'organization'], (api) =>
    api.rectificationBoard({ branch }),
  );
  const all = live.value ?? [];
  const groups = useMemo(
    () =>
      groupsOf(
        (live.value ?? []).filter((card) => isFound(card, find)),
        by,
        tree.map(({ id }) => id),
      ),
    [live.value, find, by, tree],
  );
  const shown = groups.flatMap(({ cards }) => cards);
  const card = shown.find(({ id }) => id === chosen) ?? shown[0];
  const group = groups.find(({ cards }) => cards.some(({ id }) => id === card?.id));
  const place = tree.find(({ id }) => id === branch)?.name ?? unit.name;

  const stand = (id: string) => {
    setRefused(null);
    choose(id);
  };
  const open = ({ id }: RectificationCard) => {
    choose(id);
    navigation.go(recordRoute(TYPE, id));
  };
  const create = () =>
    navigation.go(recordRoute(TYPE, null, branch === null ? {} : { initial: { branchId: branch } }));
  const print = () => void printBoard(shown, place, find.trim() === '' ? '' : '按条件筛选');
  const saveExcel = async () => {
    if (shown.length === 0) return tell('没有可导出的整改事项。');
    const answer = await data.exportRectifications({ branch, ids: shown.map(({ id }) => id) });
    if (!answer.ok) return tellError(answer.error);
    const saved = await saveBytes(`${place}整改台账.xlsx`, 'Excel 工作簿', 'xlsx', answer.value);
    if (saved !== null) tell(`已导出 ${shown.length} 条：${saved}`);
  };
  /** What stands against an act, in words: role, place, sign-off, state. Undefined: nothing. */
  const against = (act: RectificationAct, on: RectificationCard): string | undefined => {
    const right = ACT_RIGHTS[act];
    if (may(right, on.branchId)) return on.locked ?? stateRefusal(act, on.state);
    return (
      refusalOf({ role: user.role, branches: [] }, right, [])?.message ??
      '这条事项现在不能改动：不在您负责的党组织内，或者档案库是只读的。'
    );
  };
  const begin = (act: RectificationAct, on: RectificationCard) => {
    const reason = against(act, on);
    setRefused(reason ?? null);
    if (reason === undefined) setDialog({ card: on, act });
  };
  const onKey = (key: string, on: RectificationCard): boolean => {
    const wanted = GROUPINGS[Number(key) - 1];
    if (wanted !== undefined) {
      groupBy(wanted.value);
      return true;
    }
    const act = KEYS.find(([own]) => own === key.toLowerCase())?.[1];
    if (act === undefined) return false;
    begin(act, on);
    return true;
  };
  const canCreate = may('edit', branch ?? undefined);
  useOffer({
    print,
    exportList: () => void saveExcel(),
    ...(canCreate ? { create: { label: '新建整改事项', run: create } } : {}),
  });

  const late = all.filter(({ daysOverdue }) => daysOverdue > 0).length;
  return (
    <Page
      title="整改看板"
      bare
      aside={
        <>
          <SegmentedControl
            size="xs"
            aria-label="分组"
            value={by}
            onChange={(next) => groupBy(GROUPINGS.find(({ value }) => value === next)?.value ?? 'deadline')}
            data={[...GROUPINGS]}
          />
          <FindInput placeholder="按问题、单位、人筛选" value={find} onChange={setFind} />
          <span>
            {shown.length === all.length ? all.length : `${shown.length} / ${all.length}`} 条，已销号{' '}
            {all.filter(({ state }) => state === 'closed').length}
          </span>
          {late === 0 ? null : <span className={boards.bad}>逾期 {late}</span>}
        </>
      }
      action={
        <>
          <Button variant="default" leftSection={<IconPrinter size={14} />} onClick={print}>
            打印
          </Button>
          <Button
            variant="default"
            leftSection={<IconFileSpreadsheet size={14} />}
            onClick={() => void saveExcel()}
          >
            Excel
          </Button>
          {canCreate ? <Button onClick={create}>新建</Button> : null}
        </>
      }
    >
      <div className={boards.frame}>
        <ErrorNote error={live.error} />
        <div className={classes.split}>
          <CountedList
            label="分组和条数"
            items={groups.map(({ key, label, cards }) => {
              const overdue = cards.filter(({ daysOverdue }) => daysOverdue > 0).length;
              return {
                id: key,
                name: label,
                count: cards.length,
                disabled: cards.length === 0,
                // The lane of overdue items says so by its name.
                late: key === 'overdue' ? 0 : overdue,
                title: `${label}：${cards.length} 条，逾期 ${overdue}`,
              };
            })}
            chosen={group?.key ?? null}
            onChoose={(key) => {
              const first = groups.find((one) => one.key === key)?.cards[0];
              if (first !== undefined) stand(first.id);
            }}
          />
          <div className={boards.frame}>
            <Sections
              label="整改事项"
              columns={columnsFor(all)}
              sections={groups}
              idOf={({ id }) => id}
              isBad={({ daysOverdue }) => daysOverdue > 0}
              chosen={card?.id ?? null}
              onChoose={({ id }) => stand(id)}
              onOpen={open}
              onKey={onKey}
              empty={
                live.value === null
                  ? ''
                  : find === ''
                    ? '还没有整改事项。按 Ctrl+N 新建，或者导入整改台账，或者在督查检查中把发现的问题列入整改。'
                    : '没有符合条件的事项。按 Esc 清空筛选。'
              }
            />
            {card === undefined ? null : <ItemDetails card={card} />}
          </div>
        </div>
        {card === undefined ? null : (
          <div className={boards.keys}>
            {refused === null ? (
              <span className={boards.chosen}>{[card.no, card.problem].filter(Boolean).join(' ')}</span>
            ) : (
              <span className={boards.refused} role="alert">
                {refused}
              </span>
            )}
            {KEYS.map(([key, act]) => (
              <KeyAct
                key={key}
                shown={key.toUpperCase()}
                label={RECTIFICATION_ACTS[act]}
                disabled={against(act, card) !== undefined}
                title={against(act, card)}
                onClick={() => begin(act, card)}
              />
            ))}
            <KeyAct shown="Enter" label="打开" onClick={() => open(card)} />
          </div>
        )}
      </div>
      {dialog === null ? null : (
        <ActDialog
          {...dialog}
          onClose={() => setDialog(null)}
          onDone={(words) => {
            stand(dialog.card.id);
            setDialog(null);
            toast(words);
          }}
        />
      )}
    </Page>
  );
}

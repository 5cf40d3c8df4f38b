import { Button, Select } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { RECORD_TYPES } from '../../../shared/records/registry';
import { COMMITMENT_STAGES, type CommitmentStage } from '../../../shared/rules/commitment-standing';
import { useMay } from '../../app/actor';
import { useBranch } from '../../app/branch';
import { bridge } from '../../app/bridge';
import { ErrorNote } from '../../app/error-note';
import { useNavigation } from '../../app/navigation';
import { tell, tellError } from '../../app/notify';
import { useOffer } from '../../app/offers';
import { Page } from '../../app/page';
import { recordRoute } from '../../app/routes';
import { useLive } from '../../app/use-live';
import type { CommitmentCard, WallUnit } from '../../data/api';
import { localToday } from '../../fields/today';
import { commitmentPoster } from '../../print/commitment-poster';
import { useUndoToast } from '../../records/use-removal';
import boards from '../boards/boards.module.css';
import { CountedList } from '../boards/counted-list';
import { KeyAct } from '../boards/key-act';
import { Lanes } from '../boards/lanes';
import { useKept } from '../boards/use-kept';
import { ActDialog, type WallAct } from './act-dialog';
import { CommitmentCardView } from './commitment-card';
import classes from './wall.module.css';

const TYPE = RECORD_TYPES.commitment.name;

const LABELS: Readonly<Record<CommitmentStage, string>> = {
  drafted: '待公布',
  published: '践诺中',
  fulfilled: '待评诺',
  judged: '已评诺',
};

const ACTS: readonly { readonly key: string; readonly act: WallAct; readonly label: string }[] = [
  { key: 'g', act: 'publish', label: '公布' },
  { key: 'l', act: 'progress', label: '履诺' },
  { key: 'p', act: 'judge', label: '评诺' },
];

/** Commitments of one unit after the other, as they hang on its wall. */
export function CommitmentWallScreen() {
  const { branch, tree } = useBranch();
  const canCreate = useMay()('edit');
  const navigation = useNavigation();
  const [year, setYear] = useKept<string | null>('commitment-year', null);
  const [wanted, choose] = useKept<string | null>('commitment-unit', null);
  const live = useLive(`wall ${branch ?? ''} ${year ?? ''}`, [TYPE, 'organization'], (data) =>
    data.commitmentWall({ branch, year }),
  );
  const wall = live.value;
  const units = wall?.units ?? [];
  const unit =
    units.find(({ id }) => id === wanted) ?? units.find(({ total }) => total > 0) ?? units[0] ?? null;
  const create = () =>
    navigation.go(
      recordRoute(TYPE, null, {
        initial: {
          ...(unit === null
            ? {}
            : { branchId: unit.id, promiser: tree.find(({ id }) => id === unit.id)?.name ?? unit.name }),
          ownerKind: 'org',
          year: wall?.year ?? localToday().slice(0, 4),
        },
      }),
    );
  useOffer(canCreate ? { create: { label: '新建公开承诺', run: create } } : {});
  const late = units.reduce((sum, one) => sum + one.late, 0);
  const unjudged = units.reduce((sum, one) => sum + one.unjudged, 0);
  return (
    <Page
      title="承诺墙"
      bare
      aside={
        wall === null ? null : (
          <>
            <Select
              w="6.5rem"
              aria-label="年度"
              allowDeselect={false}
              value={wall.year}
              data={wall.years.map((value) => ({ value, label: `${value} 年` }))}
              onChange={setYear}
            />
            <span>
              承诺 {units.reduce((sum, one) => sum + one.total, 0)}，待评诺 {unjudged}
            </span>
            {late === 0 ? null : <span className={boards.bad}>逾期 {late}</span>}
          </>
        )
      }
      action={
        <Button disabled={!canCreate} onClick={create}>
          新建公开承诺
        </Button>
      }
    >
      <div className={boards.frame}>
        <ErrorNote error={live.error} />
        {wall !== null && unit === null ? (
          <div className={boards.nothing}>还没有党组织。请先在“党组织”中建立，再登记承诺。</div>
        ) : null}
        {wall === null || unit === null ? null : (
          <div className={classes.split}>
            <CountedList
              label="党组织"
              items={units.map(({ id, name, total, late: overdue, unjudged: waiting }) => ({
                id,
                name,
                count: total,
                late: overdue,
                title: `${name}：承诺 ${total}，逾期 ${overdue}，待评诺 ${waiting}`,
              }))}
              chosen={unit.id}
              onChoose={choose}
            />
            <UnitWall unit={unit} year={wall.year} />
          </div>
        )}
      </div>
    </Page>
  );
}

interface UnitWallProps {
  readonly unit: WallUnit;
  readonly year: string;
}

/** One unit's cards and what can be done with them. */
function UnitWall({ unit, year }: UnitWallProps) {
  const readOnly = !useMay()('edit', unit.id);
  const navigation = useNavigation();
  const toast = useUndoToast();
  const [chosen, choose] = useKept<string | null>('commitment', null);
  const [dialog, setDialog] = useState<{ readonly card: CommitmentCard; readonly act: WallAct } | null>(null);
  const live = useLive(`cards ${unit.id} ${year}`, [TYPE], (data) =>
    data.commitmentCards({ unit: unit.id, year }),
  );
  const cards = live.value ?? [];
  const card = cards.find(({ id }) => id === chosen) ?? cards[0];
  const open = ({ id }: CommitmentCard) => navigation.go(recordRoute(TYPE, id));
  const print = async () => {
    if (cards.length === 0) return tell('这个党组织还没有承诺，没有可打印的内容。');
    const html = commitmentPoster({ unit: unit.name, year, date: localToday(), cards: cards.map(hung) });
    const printed = await bridge().program.print({ html, landscape: false, toPdf: null });
    if (!printed.ok) tellError(printed.error);
  };
  useOffer({ print: () => void print() });
  const onKey = (key: string, on: CommitmentCard): boolean => {
    const act = ACTS.find((one) => one.key === key.toLowerCase())?.act;
    if (act === undefined || readOnly) return false;
    setDialog({ card: on, act });
    return true;
  };
  return (
    <div className={boards.frame} data-wall>
      <ErrorNote error={live.error} />
      <Lanes
        label={`${unit.name}公开承诺`}
        lanes={COMMITMENT_STAGES.map((stage) => ({
          key: stage,
          label: LABELS[stage],
          cards: cards.filter((one) => one.stage === stage),
        }))}
        idOf={({ id }) => id}
        isBad={({ isLate }) => isLate}
        render={(one) => <CommitmentCardView card={one} />}
        chosen={card?.id ?? null}
        onChoose={({ id }) => choose(id)}
        onOpen={open}
        onKey={onKey}
        empty={live.value === null ? '' : `${unit.name} ${year} 年还没有承诺。按 Ctrl+N 新建一条。`}
      />
      <div className={boards.keys}>
        <span className={boards.chosen}>{card === undefined ? '' : `${card.promiser}：${card.content}`}</span>
        {card === undefined
          ? null
          : ACTS.map(({ key, act, label }) => (
              <KeyAct
                key={key}
                shown={key.toUpperCase()}
                label={label}
                disabled={readOnly}
                onClick={() => setDialog({ card, act })}
              />
            ))}
        {card === undefined ? null : <KeyAct shown="Enter" label="打开" onClick={() => open(card)} />}
        <Button
          size="compact-sm"
          variant="default"
          disabled={cards.length === 0}
          leftSection={<IconPrinter size={14} />}
          onClick={() => void print()}
        >
          打印上墙
        </Button>
      </div>
      {dialog === null ? null : (
        <ActDialog
          {...dialog}
          onClose={() => setDialog(null)}
          onDone={(words) => {
            choose(dialog.card.id);
            setDialog(null);
            toast(words);
          }}
        />
      )}
    </div>
  );
}

/** A card as it is printed. */
const hung = (card: CommitmentCard) => ({
  promiser: card.promiser,
  kind: card.kind,
  content: card.content,
  items: card.items.map(({ content, done }) => `${content}${done ? '（已兑现）' : ''}`),
  due: card.due,
  published: card.published,
  progress: [
    ...card.progress.map(({ date, content }) => `${date} ${content.replace(/[。；]+$/, '')}`),
    card.doneAt === '' ? '' : `${card.doneAt} 兑现`,
  ]
    .filter((text) => text !== '')
    .join('；'),
  result: card.result === null ? '' : `${card.result.label} ${card.result.judgedAt}`.trimEnd(),
});

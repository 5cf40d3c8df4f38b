import { Button } from '@mantine/core';
import { useState } from 'react';
import { labelOf } from '../../../shared/records/codes';
import { RECORD_TYPES } from '../../../shared/records/registry';
import { NO_NEXT_STEP } from '../../../shared/rules/village-matter-refusal';
import { MATTER_STEPS } from '../../../shared/rules/village-matter-steps';
import { useMay } from '../../app/actor';
import { useBranch } from '../../app/branch';
import { useData } from '../../app/data-context';
import { ErrorNote } from '../../app/error-note';
import { useNavigation } from '../../app/navigation';
import { tell, tellError } from '../../app/notify';
import { useOffer } from '../../app/offers';
import { Page } from '../../app/page';
import { recordRoute } from '../../app/routes';
import { useLive } from '../../app/use-live';
import type { MatterCard, MatterNext } from '../../data/api';
import { useUndoToast } from '../../records/use-removal';
import boards from '../boards/boards.module.css';
import { FindInput } from '../boards/find-input';
import { KeyAct } from '../boards/key-act';
import { Lanes } from '../boards/lanes';
import { useLaneBoard } from '../boards/use-lane-board';
import { MatterCardView } from './matter-card';
import { NewMatter } from './new-matter';
import { StepDialog } from './step-dialog';

const { meeting, disclosure, organization } = RECORD_TYPES;
const TYPE = RECORD_TYPES['village-matter'].name;
/** The records that prove the steps change what a card says. */
const TYPES = [TYPE, meeting.name, disclosure.name, RECORD_TYPES['public-notice'].name, organization.name];

const LANES: readonly { readonly key: string; readonly label: string; readonly steps: readonly string[] }[] =
  [
    { key: 'propose', label: '提议和商议', steps: ['1', '2'] },
    { key: 'decide', label: '审议和决议', steps: ['3', '4'] },
    { key: 'publish', label: '实施和公开', steps: ['5', '6'] },
    { key: 'ended', label: '已办结、终止（近一年）', steps: [] },
  ];

type Dialog =
  | { readonly kind: 'new' }
  | { readonly kind: 'step'; readonly card: MatterCard; readonly next: MatterNext };

/** Major village matters on their way through the six steps (四议两公开): which are there, which is next. */
export function VillageMattersScreen() {
  const { branch } = useBranch();
  const data = useData();
  const may = useMay();
  const canCreate = may('edit');
  const navigation = useNavigation();
  const toast = useUndoToast();
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const live = useLive(`village-matters ${branch ?? ''}`, TYPES, (api) => api.villageMatters({ branch }));
  const all = live.value ?? [];
  const { find, setFind, lanes, card, choose } = useLaneBoard({
    kept: 'village-matters',
    cards: live.value,
    lanesOf,
    wordsOf,
  });

  const open = ({ id }: MatterCard) => navigation.go(recordRoute(TYPE, id));
  const openStep = ({ steps }: MatterCard, code: string) => {
    const record = steps.find((step) => step.code === code)?.record;
    if (record == null) return tell(`“${labelOf('matter-step', code)}”没有关联的记录，或者记录已删除。`);
    navigation.go(recordRoute(record.type, record.id));
  };
  const takeNext = async (on: MatterCard) => {
    const next = await data.matterNext({ id: on.id });
    if (!next.ok) return tellError(next.error);
    if (next.value === null) return tell(NO_NEXT_STEP);
    setDialog({ kind: 'step', card: on, next: next.value });
  };
  const create = () => setDialog({ kind: 'new' });
  const onKey = (key: string, on: MatterCard): boolean => {
    if (on.steps.some(({ code }) => code === key)) openStep(on, key);
    else if (key.toLowerCase() !== 'n' || !may('edit', on.branchId)) return false;
    else void takeNext(on);
    return true;
  };
  useOffer(canCreate ? { create: { label: '新建议事事项', run: create } } : {});

  const wrong = all.filter(({ problems }) => problems.length > 0).length;
  return (
    <Page
      title="村级议事"
      bare
      aside={
        <>
          <FindInput placeholder="按事项或党组织筛选" value={find} onChange={setFind} />
          <span>
            {all.length} 件，在办 {all.filter(({ next }) => next !== null).length}
          </span>
          {wrong === 0 ? null : <span className={boards.bad}>步骤有问题 {wrong}</span>}
        </>
      }
      action={
        <Button disabled={!canCreate} onClick={create}>
          新建议事事项
        </Button>
      }
    >
      <div className={boards.frame}>
        <ErrorNote error={live.error} />
        <Lanes
          label="村级议事"
          lanes={lanes}
          idOf={({ id }) => id}
          isBad={({ problems }) => problems.length > 0}
          render={(one) => <MatterCardView card={one} />}
          chosen={card?.id ?? null}
          onChoose={({ id }) => choose(id)}
          onOpen={open}
          onKey={onKey}
          empty={
            live.value === null
              ? ''
              : find === ''
                ? '近一年没有四议两公开事项。按 Ctrl+N 新建一件，再按 N 逐步登记。'
                : '没有符合条件的事项。按 Esc 清空筛选。'
          }
        />
        {card === undefined ? null : (
          <div className={boards.keys}>
            <span className={boards.chosen}>{card.matter}</span>
            <KeyAct
              shown="N"
              label="登记下一步"
              disabled={card.next === null || !may('edit', card.branchId)}
              onClick={() => void takeNext(card)}
            />
            {MATTER_STEPS.filter(({ code }) => hasRecord(card, code)).map(({ code, verb }) => (
              <KeyAct key={code} shown={code} label={verb} onClick={() => openStep(card, code)} />
            ))}
            <KeyAct shown="Enter" label="打开" onClick={() => open(card)} />
          </div>
        )}
      </div>
      {dialog?.kind === 'new' ? (
        <NewMatter
          onClose={() => setDialog(null)}
          onDone={(id) => {
            choose(id);
            setDialog(null);
            toast('已新建议事事项');
          }}
        />
      ) : null}
      {dialog?.kind === 'step' ? (
        <StepDialog
          card={dialog.card}
          next={dialog.next}
          onClose={() => setDialog(null)}
          onDone={() => {
            choose(dialog.card.id);
            setDialog(null);
            toast(`已登记“${labelOf('matter-step', dialog.next.step)}”`);
          }}
        />
      ) : null}
    </Page>
  );
}

const hasRecord = ({ steps }: MatterCard, code: string): boolean =>
  steps.some((step) => step.code === code && step.record !== null);

const wordsOf = ({ matter, branch }: MatterCard): string => `${matter} ${branch}`;

const lanesOf = (cards: readonly MatterCard[]) =>
  LANES.map(({ key, label, steps }) => ({
    key,
    label,
    cards: cards.filter(({ next }) => (next === null ? steps.length === 0 : steps.includes(next))),
  }));

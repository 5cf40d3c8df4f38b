import { Button } from '@mantine/core';
import { useState } from 'react';
import { RECORD_TYPES } from '../../../shared/records/registry';
import { waitingRefusal } from '../../../shared/rules/development-record-step';
import {
  DEVELOPMENT_LANES,
  type DevelopmentLane,
  type NextStep,
} from '../../../shared/rules/development-steps';
import { useMay } from '../../app/actor';
import { useBranch } from '../../app/branch';
import { ErrorNote } from '../../app/error-note';
import { useNavigation } from '../../app/navigation';
import { tell } from '../../app/notify';
import { useOffer } from '../../app/offers';
import { Page } from '../../app/page';
import { recordRoute } from '../../app/routes';
import { useLive } from '../../app/use-live';
import type { DevelopmentCard } from '../../data/api';
import { localToday } from '../../fields/today';
import { useUndoToast } from '../../records/use-removal';
import boards from '../boards/boards.module.css';
import { FindInput } from '../boards/find-input';
import { KeyAct } from '../boards/key-act';
import { Lanes } from '../boards/lanes';
import { useLaneBoard } from '../boards/use-lane-board';
import { DevelopmentCardView } from './development-card';
import { StepDialog } from './step-dialog';

const TYPE = RECORD_TYPES.development.name;

const LABELS: Readonly<Record<DevelopmentLane, string>> = {
  applicant: '入党申请人',
  activist: '入党积极分子',
  candidate: '发展对象',
  probationary: '预备党员',
  full: '正式党员（近一年）',
};

type Dialog = { readonly card: DevelopmentCard; readonly step: NextStep };

/** Everybody on the way into the Party, by stage: next step, what it waits for, what is missing. */
export function DevelopmentPipelineScreen() {
  const { branch } = useBranch();
  const may = useMay();
  const canCreate = may('edit');
  const navigation = useNavigation();
  const toast = useUndoToast();
  const [refused, setRefused] = useState<string | null>(null);
  const [dialog, setDialog] = useState<Dialog | null>(null);
  const live = useLive(`development ${branch ?? ''}`, [TYPE, 'organization'], (data) =>
    data.developmentPipeline({ branch }),
  );
  const all = live.value ?? [];
  const { find, setFind, lanes, card, choose } = useLaneBoard({
    kept: 'development',
    cards: live.value,
    lanesOf,
    wordsOf,
  });

  const open = ({ id }: DevelopmentCard) => navigation.go(recordRoute(TYPE, id));
  const create = () => navigation.go(recordRoute(TYPE, null));
  const record = (on: DevelopmentCard, step: NextStep | null) => {
    if (step === null) return tell('没有要登记的步骤。');
    const refusal = waitingRefusal(step, localToday());
    setRefused(refusal ?? null);
    if (refusal === undefined) setDialog({ card: on, step });
  };
  const onKey = (key: string, on: DevelopmentCard): boolean => {
    if (!['n', 'k'].includes(key.toLowerCase()) || !may('edit', on.branchId)) return false;
    record(on, key.toLowerCase() === 'n' ? on.next : on.observation);
    return true;
  };
  useOffer(canCreate ? { create: { label: '新建发展党员', run: create } } : {});

  const late = all.filter(({ isLate }) => isLate).length;
  return (
    <Page
      title="发展流程"
      bare
      aside={
        <>
          <FindInput placeholder="按姓名或支部筛选" value={find} onChange={setFind} />
          <span>
            {all.length} 人，可办下一步 {all.filter(({ isReady }) => isReady).length}
          </span>
          {late === 0 ? null : <span className={boards.bad}>逾期 {late}</span>}
        </>
      }
      action={
        <Button disabled={!canCreate} onClick={create}>
          新建发展党员
        </Button>
      }
    >
      <div className={boards.frame}>
        <ErrorNote error={live.error} />
        <Lanes
          label="发展流程"
          lanes={lanes}
          idOf={({ id }) => id}
          isBad={({ isLate }) => isLate}
          render={(one) => <DevelopmentCardView card={one} />}
          chosen={card?.id ?? null}
          onChoose={({ id }) => {
            setRefused(null);
            choose(id);
          }}
          onOpen={open}
          onKey={onKey}
          empty={
            live.value === null
              ? ''
              : find === ''
                ? '还没有正在发展的人。新建一条“发展党员”，从递交入党申请书开始。'
                : '没有符合条件的人。按 Esc 清空筛选。'
          }
        />
        {card === undefined ? null : (
          <div className={boards.keys}>
            {refused === null ? (
              <span className={boards.chosen}>
                {card.name}
                <span className={boards.soft}>　{card.ruleSet}</span>
              </span>
            ) : (
              <span className={boards.refused} role="alert">
                {refused}
              </span>
            )}
            <KeyAct
              shown="N"
              label="登记下一步"
              disabled={!may('edit', card.branchId)}
              onClick={() => record(card, card.next)}
            />
            {card.observation === null ? null : (
              <KeyAct
                shown="K"
                label="登记半年考察"
                disabled={!may('edit', card.branchId)}
                onClick={() => record(card, card.observation)}
              />
            )}
            <KeyAct shown="Enter" label="打开" onClick={() => open(card)} />
          </div>
        )}
      </div>
      {dialog === null ? null : (
        <StepDialog
          {...dialog}
          onClose={() => setDialog(null)}
          onDone={() => {
            choose(dialog.card.id);
            setDialog(null);
            toast(`已登记 ${dialog.card.name} 的“${dialog.step.label}”`);
          }}
        />
      )}
    </Page>
  );
}

const wordsOf = ({ name, branch }: DevelopmentCard): string => `${name} ${branch}`;

const lanesOf = (cards: readonly DevelopmentCard[]) =>
  DEVELOPMENT_LANES.map((lane) => ({
    key: lane,
    label: LABELS[lane],
    cards: cards.filter((card) => card.lane === lane),
  }));

import { Button, Select } from '@mantine/core';
import { IconFileSpreadsheet, IconPrinter, IconUsersGroup } from '@tabler/icons-react';
import { useState } from 'react';
import { labelOf } from '../../../shared/records/codes';
import { RECORD_TYPES } from '../../../shared/records/registry';
import { useMay } from '../../app/actor';
import { useBranch } from '../../app/branch';
import { ErrorNote } from '../../app/error-note';
import { useNavigation } from '../../app/navigation';
import { useOffer } from '../../app/offers';
import { Page } from '../../app/page';
import { recordRoute, type ScreenProps } from '../../app/routes';
import { useLive } from '../../app/use-live';
import type { CampaignMatrix } from '../../data/api';
import { FieldsDialog } from '../../fields/fields-dialog';
import boards from '../boards/boards.module.css';
import { KeyAct } from '../boards/key-act';
import { Matrix } from '../boards/matrix';
import type { Spot } from '../boards/matrix-keys';
import { useKept } from '../boards/use-kept';
import { countsText, STATE_KEYS, squareOf, type TaskState } from './square-of';
import { lyingAt, tasksOf, useCampaignActs } from './use-campaign-acts';

const { campaign, 'campaign-task': campaignTask } = RECORD_TYPES;
const TYPES = [campaign.name, campaignTask.name, 'organization'];

/** Units by tasks of one campaign: who has done what, who is late, what has not been given out yet. */
export function CampaignMatrixScreen({ route }: ScreenProps<'campaign-matrix'>) {
  const { branch } = useBranch();
  const [kept, keep] = useKept<string | null>('campaign', null);
  const campaigns = useLive(`campaigns ${branch ?? ''}`, TYPES, (data) => data.campaigns({ branch }));
  const choices = campaigns.value ?? [];
  const wanted = route.id ?? kept;
  const chosen = choices.find(({ id }) => id === wanted) ?? choices[0];
  const matrix = useLive(`campaign-matrix ${chosen?.id ?? ''} ${branch ?? ''}`, TYPES, (data) =>
    data.campaignMatrix({ campaign: chosen?.id ?? '', branch }),
  );
  const select = (
    <Select
      size="xs"
      w="20rem"
      aria-label="活动"
      allowDeselect={false}
      value={chosen?.id ?? null}
      data={choices.map(({ id, title, state }) => ({
        value: id,
        label: state === null ? title : `${title}（${labelOf('campaign-state', state)}）`,
      }))}
      onChange={(id) => keep(id)}
    />
  );
  const error = campaigns.error ?? matrix.error;
  if (error !== null) return <Framed aside={null} content={<ErrorNote error={error} />} />;
  if (campaigns.value !== null && chosen === undefined)
    return <Framed aside={null} content={<NoCampaign />} />;
  if (matrix.value === null || chosen === undefined || matrix.value.id !== chosen.id)
    return <Framed aside={select} content={null} />;
  return <Shown key={matrix.value.id} matrix={matrix.value} select={select} />;
}

const Framed = ({
  aside,
  content,
}: {
  readonly aside: React.ReactNode;
  readonly content: React.ReactNode;
}) => (
  <Page title="活动推进表" bare aside={aside}>
    {content}
  </Page>
);

/** Nothing to show before there is a campaign. */
function NoCampaign() {
  const navigation = useNavigation();
  const canCreate = useMay()('edit');
  const create = () => navigation.go(recordRoute(campaign.name, null));
  useOffer(canCreate ? { create: { label: '新建活动方案', run: create } } : {});
  return (
    <div className={boards.nothing}>
      <p>
        还没有活动方案。先在方案里写明推进步骤和任务清单，再回到这里把任务下达到各党组织，看每项任务的进度。
      </p>
      <Button disabled={!canCreate} onClick={create}>
        新建活动方案
      </Button>
    </div>
  );
}

interface ShownProps {
  readonly matrix: CampaignMatrix;
  readonly select: React.ReactNode;
}

function Shown({ matrix, select }: ShownProps) {
  const { branch, name } = useBranch();
  const may = useMay();
  const navigation = useNavigation();
  const [kept, onSpot] = useKept<Spot>(`campaign-matrix ${matrix.id}`, { row: 0, column: 0 });
  const [excusing, setExcusing] = useState<Spot | null>(null);
  const tasks = tasksOf(matrix);
  const spot = {
    row: Math.max(0, Math.min(kept.row, matrix.units.length - 1)),
    column: Math.max(0, Math.min(kept.column, tasks.length - 1)),
  };
  const acts = useCampaignActs(matrix, { campaign: matrix.id, branch }, name);
  const lying = lyingAt(matrix, spot);
  const mayAt = ({ row }: Spot): boolean => may('edit', matrix.units[row]?.id ?? '');
  const editPlan = () => navigation.go(recordRoute(campaign.name, matrix.id));
  const set = (state: TaskState, at: Spot) =>
    state === 'na' ? setExcusing(at) : void acts.setState(at, state);
  const onKey = (key: string, at: Spot): boolean => {
    const state = STATE_KEYS.find((one) => one.key === key)?.state;
    if (state === undefined || !mayAt(at)) return false;
    set(state, at);
    return true;
  };
  const isEmpty = tasks.length === 0 || matrix.units.length === 0;
  useOffer(isEmpty ? {} : { exportList: () => void acts.exportExcel(), print: () => void acts.print() });

  return (
    <Page
      title="活动推进表"
      bare
      aside={
        <>
          {select}
          <span>
            完成 {countsText(matrix.counts)}
            {matrix.undealt === 0 ? '' : `，未下达 ${matrix.undealt}`}
          </span>
        </>
      }
      action={
        <>
          <Button variant="subtle" onClick={editPlan}>
            方案
          </Button>
          <Button
            variant="default"
            disabled={isEmpty}
            leftSection={<IconFileSpreadsheet size={15} />}
            onClick={() => void acts.exportExcel()}
          >
            Excel
          </Button>
          <Button
            variant="default"
            disabled={isEmpty}
            leftSection={<IconPrinter size={15} />}
            onClick={() => void acts.print()}
          >
            打印
          </Button>
          <Button
            disabled={matrix.undealt === 0 || !may('edit', branch)}
            leftSection={<IconUsersGroup size={15} />}
            onClick={() => void acts.deal()}
          >
            {matrix.undealt === 0 ? '任务都已下达' : `下达 ${matrix.undealt} 项任务`}
          </Button>
        </>
      }
    >
      {isEmpty ? (
        <div className={boards.nothing}>
          <p>
            {tasks.length === 0
              ? '方案里还没有任务清单。请在“步骤与任务”中列出任务、完成时限和适用的单位类型。'
              : '所选范围内没有党组织。请在左上角换一个党组织。'}
          </p>
          {tasks.length === 0 ? <Button onClick={editPlan}>打开方案</Button> : null}
        </div>
      ) : (
        <div className={boards.frame}>
          <Matrix
            label={matrix.title}
            corner="党组织"
            totalHeading="完成"
            footHeading="完成"
            groups={matrix.phases.map(({ key, label, note, tasks: own }) => ({
              key,
              label,
              note,
              columns: own.map((task) => ({
                key: task.key,
                label: `${task.taskNo} ${task.task}`.trim(),
                note: [task.due ?? '', task.unitKind ?? ''].filter((part) => part !== '').join(' '),
                total: countsText(task.counts),
              })),
            }))}
            rows={matrix.units.map((unit) => ({
              id: unit.id,
              label: unit.name,
              note: unit.kind,
              title: [unit.name, unit.kind, unit.theme].filter((part) => part !== '').join('，'),
              total: countsText(unit.counts),
            }))}
            square={(row, column) =>
              squareOf(
                matrix.units[row]?.squares[column] ?? null,
                matrix.units[row]?.name ?? '',
                tasks[column]?.task ?? '',
              )
            }
            spot={spot}
            onSpot={onSpot}
            onOpen={acts.open}
            onKey={onKey}
          />
          <div className={boards.keys}>
            <span className={boards.chosen}>
              {matrix.units[spot.row]?.name}：{tasks[spot.column]?.task}
              {matrix.units[spot.row]?.theme ? (
                <span className={boards.soft}>　创争主题：{matrix.units[spot.row]?.theme}</span>
              ) : null}
            </span>
            <KeyAct
              shown="Enter"
              label={lying?.square.id === null ? '登记' : '打开'}
              disabled={lying === null || (lying.square.id === null && !mayAt(spot))}
              onClick={() => acts.open(spot)}
            />
            {STATE_KEYS.map(({ key, state }) => (
              <KeyAct
                key={key}
                shown={key}
                label={labelOf('task-state', state)}
                disabled={lying === null || !mayAt(spot)}
                onClick={() => set(state, spot)}
              />
            ))}
          </div>
        </div>
      )}
      {excusing === null ? null : (
        <FieldsDialog
          title="标为不适用"
          note={`${matrix.units[excusing.row]?.name ?? ''}：${tasks[excusing.column]?.task ?? ''}`}
          fields={{
            notApplicableReason: { ...campaignTask.fields.notApplicableReason, required: true },
          }}
          values={{}}
          submit="标为不适用"
          onSave={({ notApplicableReason }) => {
            setExcusing(null);
            void acts.setState(excusing, 'na', String(notApplicableReason));
          }}
          onClose={() => setExcusing(null)}
        />
      )}
    </Page>
  );
}

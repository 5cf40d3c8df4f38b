import { Badge, Checkbox, Group, SegmentedControl, Select, Stack, Table, Text } from '@mantine/core';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { Role } from '../../../shared/rules/roles';
import { stepsFrom } from '../../../shared/rules/sign-off';
import { useMay } from '../../app/actor';
import { useBranch } from '../../app/branch';
import { useSession } from '../../app/data-context';
import { ErrorNote } from '../../app/error-note';
import { useNavigation } from '../../app/navigation';
import { Page } from '../../app/page';
import { RecordLink } from '../../app/record-link';
import { recordRoute } from '../../app/routes';
import { shortTime } from '../../app/time';
import { useTypes } from '../../app/types-context';
import { useLive } from '../../app/use-live';
import type { SignOffRow, WaitingIn } from '../../data/api';
import { StepButtons } from '../../records/sign-off/step-buttons';
import { useSignOff } from '../../records/sign-off/use-sign-off';
import classes from './sign-off.module.css';

const STATES: readonly { readonly state: WaitingIn; readonly label: string; readonly empty: string }[] = [
  { state: 'returned', label: '退回待改', empty: '没有退回的记录。' },
  { state: 'draft', label: '待提交', empty: '没有待提交的记录。录入的会议、整改等记录会出现在这里。' },
  { state: 'submitted', label: '待审核', empty: '没有待审核的记录。录入员提交后会出现在这里。' },
  { state: 'checked', label: '待定稿', empty: '没有待定稿的记录。审核通过后会出现在这里。' },
  { state: 'final', label: '已定稿', empty: '还没有定稿的记录。' },
];

/** Where each role's work begins. */
const FIRST: Readonly<Record<Role, WaitingIn>> = {
  administrator: 'checked',
  reviewer: 'submitted',
  clerk: 'returned',
  reader: 'final',
};

/** What waits for me: drafts to submit, submitted to check, checked to finalise, what came back and why. Steps in bulk. */
export function SignOffScreen() {
  return (
    <Page title="签批" bare>
      <SignOffView />
    </Page>
  );
}

function SignOffView() {
  const { user } = useSession();
  const { branch } = useBranch();
  const types = useTypes();
  const [state, setState] = useState<WaitingIn>(FIRST[user.role]);
  const [type, setType] = useState<string | null>(null);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const signed = types.all.filter((one) => one.signed).map((one) => one.name);
  const live = useLive(`sign-off:${state}:${type}:${branch}`, [...signed, 'organization'], (api) =>
    api.signOffWaiting({ branch, state, type }),
  );
  const { busy, ask, dialog } = useSignOff(() => setPicked(new Set()));
  const rows = live.value?.rows ?? [];
  const chosen = rows.filter(({ id }) => picked.has(id));
  const counts = live.value?.counts;
  const steps = stepsFrom(state === 'returned' ? 'draft' : state);
  const of = live.value?.types ?? [];
  const waiting = of.reduce(
    (sum, { type: name, count }) => sum + (type === null || type === name ? count : 0),
    0,
  );

  const choose = (next: string) => {
    setState(STATES.find((one) => one.state === next)?.state ?? state);
    setType(null);
    setPicked(new Set());
  };
  return (
    <Stack className={classes.screen} gap={0}>
      <Group px="md" py="xs" gap="sm">
        <SegmentedControl
          size="xs"
          aria-label="签批环节"
          value={state}
          onChange={choose}
          data={STATES.map((one) => ({
            value: one.state,
            label: `${one.label} ${counts?.[one.state] ?? ''}`,
          }))}
        />
        <Select
          size="xs"
          w="13rem"
          aria-label="类型"
          placeholder="全部类型"
          clearable
          value={type}
          onChange={(next) => {
            setType(next);
            setPicked(new Set());
          }}
          data={of.map(({ type: name, label, count }) => ({ value: name, label: `${label} ${count}` }))}
        />
        <span className={classes.spacer} />
        {chosen.length === 0 ? (
          <Text size="xs" c="dimmed">
            ↑↓ 移动，空格选中，Ctrl+A 全选，Enter 打开
          </Text>
        ) : (
          <Group gap="xs" role="status">
            <Text size="sm">已选 {chosen.length} 条</Text>
            <StepButtons
              steps={steps}
              busy={busy}
              onStep={(step) =>
                ask(
                  step,
                  chosen.map(({ id }) => id),
                )
              }
            />
          </Group>
        )}
      </Group>
      <ErrorNote error={live.error} />
      {live.value !== null && rows.length === 0 ? (
        <Text p="md" c="dimmed">
          {STATES.find((one) => one.state === state)?.empty}
        </Text>
      ) : (
        <Rows rows={rows} picked={picked} onPick={setPicked} />
      )}
      {waiting > rows.length && (
        <Text size="xs" c="dimmed" px="md" py={4}>
          先显示 {rows.length} 条，共 {waiting} 条。可以按类型或党组织缩小范围。
        </Text>
      )}
      {dialog}
    </Stack>
  );
}

interface RowsProps {
  readonly rows: readonly SignOffRow[];
  readonly picked: ReadonlySet<string>;
  readonly onPick: (picked: ReadonlySet<string>) => void;
}

/** The rows, worked by keyboard: arrows move between the boxes, a blank picks, Enter opens the record. */
function Rows({ rows, picked, onPick }: RowsProps) {
  const types = useTypes();
  const may = useMay();
  const { go } = useNavigation();
  const frame = useRef<HTMLDivElement>(null);
  const canPick = may('submit');
  const all = rows.length > 0 && rows.every(({ id }) => picked.has(id));
  const pickAll = () => onPick(all ? new Set() : new Set(rows.map(({ id }) => id)));
  const toggle = (id: string) => {
    const next = new Set(picked);
    if (!next.delete(id)) next.add(id);
    onPick(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const boxes = [
      ...(frame.current?.querySelectorAll<HTMLInputElement>('tbody input[type=checkbox]') ?? []),
    ];
    const at = boxes.findIndex((box) => box.matches(':focus'));
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const row = rows[at];
    if (step !== 0) {
      event.preventDefault();
      boxes[Math.max(0, Math.min(boxes.length - 1, at + step))]?.focus();
    } else if (event.key.toLowerCase() === 'a' && event.ctrlKey) {
      event.preventDefault();
      pickAll();
    } else if (event.key === 'Enter' && row !== undefined) {
      event.preventDefault();
      go(recordRoute(row.type, row.id));
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the boxes inside, which take the focus
    <div ref={frame} className={classes.rows} onKeyDown={onKeyDown}>
      <Table stickyHeader verticalSpacing={3} fz="sm" aria-label="等待签批的记录">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="2.5rem">
              {canPick && <Checkbox size="xs" aria-label="全选" checked={all} onChange={pickAll} />}
            </Table.Th>
            <Table.Th w="9rem">类型</Table.Th>
            <Table.Th>记录</Table.Th>
            <Table.Th w="15rem">党组织</Table.Th>
            <Table.Th w="16rem">上一步</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id} data-picked={picked.has(row.id) || undefined}>
              <Table.Td>
                {canPick && (
                  <Checkbox
                    size="xs"
                    aria-label={`选中 ${row.title}`}
                    checked={picked.has(row.id)}
                    onChange={() => toggle(row.id)}
                  />
                )}
              </Table.Td>
              <Table.Td>{types.find(row.type)?.label ?? row.type}</Table.Td>
              <Table.Td>
                <RecordLink type={row.type} id={row.id}>
                  {row.title}
                </RecordLink>
                {row.level === 'error' && (
                  <Badge ml={6} size="xs" variant="outline">
                    有错误
                  </Badge>
                )}
                {row.reason !== '' && <div className={classes.reason}>原因：{row.reason}</div>}
              </Table.Td>
              <Table.Td>{row.branchName}</Table.Td>
              <Table.Td>{row.last === '' ? '' : `${row.last} ${shortTime(row.at, new Date())}`}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

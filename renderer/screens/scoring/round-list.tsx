import { Anchor, Button, Group, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import { useMay } from '../../app/actor';
import { useBranch } from '../../app/branch';
import { useData } from '../../app/data-context';
import { ErrorNote } from '../../app/error-note';
import { useNavigation } from '../../app/navigation';
import { tell } from '../../app/notify';
import { useOffer } from '../../app/offers';
import { Page } from '../../app/page';
import { useCall } from '../../app/use-call';
import { useLive } from '../../app/use-live';
import type { Row } from '../../data/api';
import { localToday } from '../../fields/today';
import { adoptShipped, allRows } from './adopt';
import { NewRound } from './new-round';
import classes from './scoring.module.css';

const COLUMNS = ['title', 'group', 'weight', 'year', 'schemeId', 'heldAt', 'entitled', 'subjects', 'ballots'];

/** All rounds, the latest year first; begins new ones, and brings in the sets of indicators that ship. */
export function RoundList() {
  const { branch, tree } = useBranch();
  const readOnly = !useMay()('edit');
  const [isNew, setNew] = useState(false);
  const rounds = useLive(`rounds:${branch}`, ['rating-round'], (api) =>
    allRows(api, 'rating-round', COLUMNS, { branch }),
  );
  const schemes = useLive('schemes', ['evaluation-scheme'], (api) =>
    allRows(api, 'evaluation-scheme', ['title', 'year', 'target']),
  );
  const canBegin = !readOnly && (schemes.value?.length ?? 0) > 0;
  const begin = () =>
    canBegin ? setNew(true) : tell('还没有评价办法。请先取用随程序提供的，或新建自己的。');
  useOffer(readOnly ? {} : { create: { label: '新建测评', run: begin } });
  const root = tree.find(({ parent }) => parent === null);
  return (
    <Page
      title="测评计分"
      aside={rounds.value === null ? null : <Text size="sm">共 {rounds.value.length} 场</Text>}
      action={
        readOnly ? null : (
          <>
            {root === undefined ? null : <Adopt branchId={root.id} />}
            <Button disabled={!canBegin} onClick={() => setNew(true)}>
              新建测评
            </Button>
          </>
        )
      }
    >
      <ErrorNote error={rounds.error ?? schemes.error} />
      {rounds.value?.length === 0 ? <Nothing hasSchemes={canBegin} hasRoot={root !== undefined} /> : null}
      {rounds.value !== null && rounds.value.length > 0 ? <Rounds rows={rounds.value} /> : null}
      {isNew && schemes.value !== null ? (
        <NewRound schemes={schemes.value} onClose={() => setNew(false)} />
      ) : null}
    </Page>
  );
}

function Nothing({ hasSchemes, hasRoot }: { readonly hasSchemes: boolean; readonly hasRoot: boolean }) {
  const next = hasSchemes
    ? '点“新建测评”，选评价办法、评价主体和被测评的对象，然后用数字键录票。'
    : hasRoot
      ? '先取用随程序提供的指标体系和评价办法，或在“评价办法”里新建自己的，再新建测评。'
      : '先在“党组织”里建立本单位，再取用随程序提供的指标体系。';
  return (
    <Stack align="center" pt="xl" gap="xs">
      <Text>还没有测评。</Text>
      <Text size="sm" c="dimmed">
        {next}
      </Text>
    </Stack>
  );
}

/** One press: the sets of indicators and schemes that ship become records, to be changed to what holds here. */
function Adopt({ branchId }: { readonly branchId: string }) {
  const data = useData();
  const call = useCall();
  const adopt = async () => {
    const answer = await call.run(() => adoptShipped(data, branchId, localToday().slice(0, 4)));
    if (answer === null) return;
    const { sets, schemes } = answer.value;
    tell(
      sets + schemes === 0
        ? '随程序提供的指标体系和评价办法都已经取用'
        : `已取用指标体系 ${sets} 个、评价办法 ${schemes} 个，分值和权重可按本地办法修改`,
    );
  };
  return (
    <Group gap="xs">
      <ErrorNote error={call.error} />
      <Button variant="default" loading={call.busy} onClick={adopt}>
        取用随程序提供的指标体系
      </Button>
    </Group>
  );
}

function Rounds({ rows }: { readonly rows: readonly Row[] }) {
  const { go } = useNavigation();
  return (
    <Table className={classes.list} stickyHeader verticalSpacing={4} fz="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>测评名称</Table.Th>
          <Table.Th>评价主体</Table.Th>
          <Table.Th className={classes.number}>权重</Table.Th>
          <Table.Th>年度</Table.Th>
          <Table.Th>评价办法</Table.Th>
          <Table.Th>日期</Table.Th>
          <Table.Th className={classes.number}>对象</Table.Th>
          <Table.Th className={classes.number}>应参加</Table.Th>
          <Table.Th className={classes.number}>已录票</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ id, texts, values }) => (
          <Table.Tr key={id}>
            <Table.Td>
              <Anchor
                component="button"
                type="button"
                size="sm"
                onClick={() => go({ screen: 'scoring', id })}
              >
                {texts.title}
              </Anchor>
            </Table.Td>
            <Table.Td>{texts.group}</Table.Td>
            <Table.Td className={classes.number}>{texts.weight ? `${texts.weight}%` : '—'}</Table.Td>
            <Table.Td>{texts.year}</Table.Td>
            <Table.Td>{texts.schemeId}</Table.Td>
            <Table.Td>{texts.heldAt || '—'}</Table.Td>
            <Table.Td className={classes.number}>{countText(values.subjects)}</Table.Td>
            <Table.Td className={classes.number}>{texts.entitled || '—'}</Table.Td>
            <Table.Td className={classes.number}>{countText(values.ballots)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

/** The index holds the number of a list's elements. */
const countText = (value: Row['values'][string]): string => (typeof value === 'number' ? String(value) : '0');

import { Alert, Button, Tabs, Text } from '@mantine/core';
import { useState } from 'react';
import { roundProblems } from '../../../shared/rules/rating-count';
import type { RatingRound } from '../../../shared/rules/rating-round';
import { ErrorNote } from '../../app/error-note';
import { useNavigation } from '../../app/navigation';
import { Page } from '../../app/page';
import { RecordLink } from '../../app/record-link';
import { useLive } from '../../app/use-live';
import { BallotDesk } from './ballot-desk';
import { CountDesk } from './count-desk';
import { ResultView } from './result-view';
import { ScoreDesk } from './score-desk';
import classes from './scoring.module.css';

/** One round: entering what the raters wrote, and the result of all rounds of its scheme. */
export function RoundPage({ id }: { readonly id: string }) {
  const { go } = useNavigation();
  const [tab, setTab] = useState<string | null>('enter');
  const live = useLive(`round:${id}`, ['rating-round'], (api) => api.ratingRound({ round: id }));
  const back = (
    <Button variant="default" onClick={() => go({ screen: 'scoring' })}>
      全部测评
    </Button>
  );
  if (live.value === null)
    return (
      <Page title="测评计分" action={back}>
        <ErrorNote error={live.error} />
        {live.loading || live.error !== null ? null : <Text>这场测评已被删除，可在回收站恢复。</Text>}
      </Page>
    );
  const { round, title, scheme } = live.value;
  return (
    <Page title={title} aside={<Facts round={round} scheme={scheme} id={id} />} action={back} bare>
      <Tabs value={tab} onChange={setTab} className={classes.tabs} keepMounted={false}>
        <Tabs.List px="md">
          <Tabs.Tab value="enter">{round.method === 'scores' ? '打分' : '录票'}</Tabs.Tab>
          <Tabs.Tab value="result">结果</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="enter" className={classes.panel}>
          <Problems round={round} />
          <Desk id={id} round={round} />
        </Tabs.Panel>
        <Tabs.Panel value="result" className={classes.panel}>
          <ResultView id={id} />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}

function Desk({ id, round }: { readonly id: string; readonly round: RatingRound }) {
  if (round.method === 'scores') return <ScoreDesk id={id} round={round} />;
  return round.method === 'counts' ? (
    <CountDesk id={id} round={round} />
  ) : (
    <BallotDesk id={id} round={round} />
  );
}

interface FactsProps {
  readonly id: string;
  readonly round: RatingRound;
  readonly scheme: string;
}

function Facts({ id, round, scheme }: FactsProps) {
  const { weight, entitled, issued, heldAt } = round;
  const facts = [
    scheme,
    weight === undefined ? '' : `权重 ${weight}%`,
    heldAt ?? '',
    entitled === undefined ? '' : `应参加 ${entitled} 人`,
    issued === undefined ? '' : `发出 ${issued} 票`,
  ].filter((fact) => fact !== '');
  return (
    <>
      <Text size="sm" className={classes.facts}>
        {facts.join('，')}
      </Text>
      <RecordLink type="rating-round" id={id}>
        改人数、对象
      </RecordLink>
    </>
  );
}

function Problems({ round }: { readonly round: RatingRound }) {
  const problems = roundProblems(round);
  if (problems.length === 0) return null;
  return (
    <Alert color="yellow" p="xs" className={classes.problems}>
      {problems.map((problem) => (
        <div key={problem}>{problem}</div>
      ))}
    </Alert>
  );
}

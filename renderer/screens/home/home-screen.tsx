import { Button, Group, Paper, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconBuildingCommunity, IconTableImport } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useMay } from '../../app/actor';
import { useSession } from '../../app/data-context';
import { useNavigation } from '../../app/navigation';
import { NoticeList } from '../../app/notice-list';
import { Page } from '../../app/page';
import { useProgram } from '../../app/program-context';
import type { Route } from '../../app/routes';
import { shortTime } from '../../app/time';
import { useLastBackup } from '../../app/use-last-backup';
import { useLive } from '../../app/use-live';
import type { Overview } from '../../data/api';
import { DamageRemedy, isDamage } from '../lock/damage-remedy';
import { CreateRoot } from './create-root';
import { Drafts } from './drafts';
import { DueCard } from './due-card';
import classes from './home.module.css';
import { ReadinessCard } from './readiness-card';

/** What there is, what waits, what to do next. */
export function HomeScreen() {
  const { unit, rebuilt } = useSession();
  const { status } = useProgram();
  const overview = useLive('home', 'any', (data) => data.overview()).value;
  return (
    <Page title="首页" aside={unit.name}>
      <Stack gap="md" maw="66rem">
        {rebuilt && (
          <Paper withBorder p="sm" role="note">
            本机的显示缓存缺失或损坏，已从档案库重建，没有丢失任何内容。
          </Paper>
        )}
        <NoticeList
          notices={status.notices}
          remedy={(notice) => (isDamage(notice) ? <DamageRemedy /> : null)}
        />
        {overview !== null && <Numbers overview={overview} />}
        {overview !== null && <NextSteps overview={overview} />}
        {overview !== null && isFilled(overview) && (
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="sm">
            <DueCard />
            <ReadinessCard />
          </SimpleGrid>
        )}
        <Drafts />
      </Stack>
    </Page>
  );
}

function Numbers({ overview }: { readonly overview: Overview }) {
  const lastBackup = useLastBackup();
  const now = new Date();
  const { counts } = overview;
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
      <Figure label="党组织" value={counts.organization ?? 0} route={{ screen: 'organizations' }} />
      <Figure label="党员" value={counts.member ?? 0} route={{ screen: 'records', type: 'member' }} />
      <Fact label="上次备份" value={lastBackup === null ? '还没有备份' : shortTime(lastBackup, now)}>
        <Link to={{ screen: 'settings', section: 'backup' }}>备份设置</Link>
      </Fact>
      <Fact
        label="上次上报"
        value={overview.lastBundleOut === null ? '还没有上报' : shortTime(overview.lastBundleOut, now)}
      >
        <Link to={{ screen: 'bundle-out' }}>上报数据包</Link>
      </Fact>
      <Figure label="冲突" value={overview.conflicts} route={{ screen: 'conflicts' }} urgent />
      <Figure label="疑似重复" value={overview.duplicates ?? 0} route={{ screen: 'duplicates' }} urgent />
      <Figure label="有错误的记录" value={overview.errors} route={{ screen: 'problems' }} urgent />
      <Figure
        label="资料不全的党员"
        value={overview.incomplete}
        route={{ screen: 'records', type: 'member', only: 'incomplete' }}
      />
    </SimpleGrid>
  );
}

interface FigureProps {
  readonly label: string;
  readonly value: number;
  readonly route: Route;
  readonly urgent?: boolean;
}

/** A number that leads to its list. */
function Figure({ label, value, route, urgent = false }: FigureProps) {
  const { go } = useNavigation();
  const number = value.toLocaleString();
  const look = urgent && value > 0 ? `${classes.value} ${classes.urgent}` : classes.value;
  return (
    <button type="button" className={`${classes.figure} ${classes.link}`} onClick={() => go(route)}>
      <span className={classes.label}>{label}</span>
      <span className={look}>{number}</span>
    </button>
  );
}

interface FactProps {
  readonly label: string;
  readonly value: string;
  readonly children?: ReactNode;
}

function Fact({ label, value, children }: FactProps) {
  return (
    <div className={classes.figure}>
      <span className={classes.label}>{label}</span>
      <span className={classes.fact}>{value}</span>
      {children}
    </div>
  );
}

function Link({ to, children }: { readonly to: Route; readonly children: string }) {
  const { go } = useNavigation();
  return (
    <button type="button" className={classes.textLink} onClick={() => go(to)}>
      {children}
    </button>
  );
}

/** Whether there is something of which a check could ask. */
const isFilled = ({ counts }: Overview): boolean => (counts.organization ?? 0) > 1;

/** Only while there is little in the vault: what a clerk does first. */
function NextSteps({ overview }: { readonly overview: Overview }) {
  const { go } = useNavigation();
  const may = useMay();
  const organizations = overview.counts.organization ?? 0;
  const members = overview.counts.member ?? 0;
  if (!may('edit', null) || (organizations > 1 && members > 0)) return null;
  return (
    <Paper withBorder p="md">
      <Text fw={600} mb="xs">
        接下来
      </Text>
      {organizations === 0 ? (
        <CreateRoot />
      ) : (
        <Group gap="sm">
          {organizations === 1 && (
            <Button
              variant={members === 0 ? 'filled' : 'default'}
              leftSection={<IconBuildingCommunity size="1rem" />}
              onClick={() => go({ screen: 'organizations' })}
            >
              添加下级党组织
            </Button>
          )}
          {members === 0 && (
            <Button
              variant="default"
              leftSection={<IconTableImport size="1rem" />}
              onClick={() => go({ screen: 'import', type: 'member' })}
            >
              导入各村花名册
            </Button>
          )}
          <Text size="sm" c="dimmed">
            先建好各村、社区党支部，再一次导入多份花名册。花名册里有的支部，导入时也可以一并建立。
          </Text>
        </Group>
      )}
    </Paper>
  );
}

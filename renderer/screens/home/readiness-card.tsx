import { Group, Paper, Text } from '@mantine/core';
import { useBranch } from '../../app/branch';
import { useNavigation } from '../../app/navigation';
import { useLive } from '../../app/use-live';
import type { MatrixBranch } from '../../data/api';
import { localToday } from '../../fields/today';
import classes from './home.module.css';

/** Organizations shown; the page behind has all of them. */
const SHOWN = 8;

/** How ready each organization is for a check, the least ready first. */
export function ReadinessCard() {
  const { go } = useNavigation();
  const { branch } = useBranch();
  const year = Number(localToday().slice(0, 4));
  const { value } = useLive(`ready:${branch}`, 'any', (data) => data.completeness({ year, branch }));
  const branches = value?.branches ?? [];
  const ready = branches.filter(({ score }) => score === 100).length;
  const holes = branches.reduce((sum, one) => sum + holesOf(one), 0);
  return (
    <Paper withBorder p="md" component="section" aria-label="资料齐全度">
      <Group justify="space-between" mb="xs" gap="xs">
        <Text fw={600}>资料齐全度</Text>
        <button type="button" className={classes.textLink} onClick={() => go({ screen: 'completeness' })}>
          {value === null
            ? '正在检查…'
            : `${branches.length} 个党组织，${ready} 个齐全，缺口 ${holes.toLocaleString()} 处`}
        </button>
      </Group>
      {branches.slice(0, SHOWN).map((one) => (
        <button
          key={one.id}
          type="button"
          className={classes.ready}
          onClick={() => go({ screen: 'completeness', branch: one.id })}
        >
          <span className={classes.readyName}>{one.name}</span>
          <span className={classes.bar} aria-hidden>
            <span style={{ width: `${one.score}%` }} />
          </span>
          <span className={classes.readyScore}>{one.score}%</span>
          <span className={classes.readyHoles}>缺 {holesOf(one)}</span>
        </button>
      ))}
    </Paper>
  );
}

const holesOf = ({ due, done }: MatrixBranch): number =>
  due.reduce((sum, count, at) => sum + count - (done[at] ?? 0), 0);

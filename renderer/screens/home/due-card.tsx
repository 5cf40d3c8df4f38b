import { Paper, Table, Text } from '@mantine/core';
import { useBranch } from '../../app/branch';
import { useNavigation } from '../../app/navigation';
import type { Route } from '../../app/routes';
import { useLive } from '../../app/use-live';
import classes from './home.module.css';

/** What is overdue and what comes within the week, by ledger; each number opens the list that it counts. */
export function DueCard() {
  const { branch } = useBranch();
  const rows = useLive(`due:${branch}`, 'any', (data) => data.dueList({ branch })).value;
  return (
    <Paper withBorder p="md" component="section" aria-label="到期事项">
      <Text fw={600} mb="xs">
        到期事项
      </Text>
      {rows === null ? (
        <Text size="sm" c="dimmed">
          正在查看…
        </Text>
      ) : rows.length === 0 ? (
        <Text size="sm" c="dimmed">
          没有逾期的事项，7 天内也没有到期的。
        </Text>
      ) : (
        <Table verticalSpacing={3} fz="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>台账</Table.Th>
              <Table.Th className={classes.amount}>逾期</Table.Th>
              <Table.Th className={classes.amount}>7 天内到期</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ type, label, date, overdue, soon }) => (
              <Table.Tr key={type}>
                <Table.Td>
                  {label}
                  <span className={classes.label}> {date}</span>
                </Table.Td>
                <Table.Td className={classes.amount}>
                  <Amount
                    count={overdue}
                    label={`${label} 逾期 ${overdue} 条`}
                    to={{ screen: 'records', type, only: 'overdue' }}
                    urgent
                  />
                </Table.Td>
                <Table.Td className={classes.amount}>
                  <Amount
                    count={soon}
                    label={`${label} 7 天内到期 ${soon} 条`}
                    to={{ screen: 'records', type, only: 'due-soon' }}
                  />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Paper>
  );
}

interface AmountProps {
  readonly count: number;
  readonly label: string;
  readonly to: Route;
  readonly urgent?: boolean;
}

/** A number in a table that leads to its list; nothing to see, nothing to press. */
function Amount({ count, label, to, urgent = false }: AmountProps) {
  const { go } = useNavigation();
  if (count === 0) return <span className={classes.label}>—</span>;
  return (
    <button
      type="button"
      className={urgent ? `${classes.number} ${classes.urgent}` : classes.number}
      aria-label={label}
      onClick={() => go(to)}
    >
      {count}
    </button>
  );
}

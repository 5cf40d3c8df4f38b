import { Button, Table, Text } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import type { z } from 'zod';
import type { contract } from '../../../shared/bridge/contract';
import { bridge } from '../../app/bridge';
import { ErrorNote } from '../../app/error-note';
import { Page } from '../../app/page';
import { useCall } from '../../app/use-call';

type Lines = z.output<(typeof contract)['program']['diagnostics']['result']>;

/** What is set and what was found, for the technician on the phone. Holds nothing personal, so it may be copied out. */
export function DiagnosticsScreen() {
  const [lines, setLines] = useState<Lines>([]);
  const { busy, error, run } = useCall();
  const look = useCallback(async () => {
    const answer = await bridge().program.diagnostics();
    return answer;
  }, []);
  useEffect(() => {
    void look().then((answer) => (answer.ok ? setLines(answer.value) : undefined));
  }, [look]);
  const again = async () => {
    const answer = await run(look);
    if (answer !== null) setLines(answer.value);
  };
  const wrong = lines.filter(({ ok }) => !ok).length;
  return (
    <Page
      title="诊断"
      aside={
        <Text size="sm" c={wrong > 0 ? 'red' : 'dimmed'}>
          {wrong > 0 ? `${wrong} 项需要注意` : '各项正常'}
        </Text>
      }
      action={
        <Button loading={busy} onClick={() => void again()}>
          重新检查
        </Button>
      }
    >
      <ErrorNote error={error} />
      <Table maw="62rem" verticalSpacing={4} withTableBorder bg="white">
        <Table.Thead>
          <Table.Tr>
            <Table.Th w="14rem">项目</Table.Th>
            <Table.Th>结果</Table.Th>
            <Table.Th w="6rem">判断</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(({ label, value, ok }) => (
            <Table.Tr key={label}>
              <Table.Td>{label}</Table.Td>
              <Table.Td>{value}</Table.Td>
              <Table.Td c={ok ? undefined : 'red'} fw={ok ? undefined : 600}>
                {ok ? '正常' : '注意'}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Page>
  );
}

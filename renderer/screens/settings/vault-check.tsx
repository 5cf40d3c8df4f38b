import { Alert, Button, Group, List } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import type { contract } from '../../../shared/bridge/contract';
import { bridge } from '../../app/bridge';
import { ErrorNote } from '../../app/error-note';
import { useCall } from '../../app/use-call';
import { Block } from './block';

type Report = z.output<(typeof contract)['vault']['verify']['result']>;

/** Walks the whole journal and every attachment, and says what it found. */
export function VaultCheck() {
  const [report, setReport] = useState<Report | null>(null);
  const { busy, error, run } = useCall();
  const check = async () => {
    const answer = await run(() => bridge().vault.verify());
    if (answer !== null) setReport(answer.value);
  };
  return (
    <Block
      title="校验档案库"
      hint="逐条核对全部变更的链条和每个附件的内容。只读取,不改动。附件多时需要几分钟。"
    >
      <Group>
        <Button loading={busy} onClick={() => void check()}>
          开始校验
        </Button>
      </Group>
      <ErrorNote error={error} />
      {report !== null && (
        <Alert
          color={report.clean ? 'green.9' : 'red'}
          role="status"
          title={
            report.clean
              ? `完好:${report.entries.toLocaleString()} 条变更,${report.blobs.toLocaleString()} 个附件`
              : '发现问题'
          }
        >
          {report.lines.length > 0 && (
            <List size="sm" spacing={2}>
              {report.lines.map((line) => (
                <List.Item key={line}>{line}</List.Item>
              ))}
            </List>
          )}
        </Alert>
      )}
    </Block>
  );
}

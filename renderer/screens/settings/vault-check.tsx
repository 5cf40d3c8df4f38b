import { Alert, Button, Group, List } from '@mantine/core';
import { useState } from 'react';
import type { z } from 'zod';
import type { contract } from '../../../shared/bridge/contract';
import { bridge } from '../../app/bridge';
import { useData } from '../../app/data-context';
import { ErrorNote } from '../../app/error-note';
import { useCall } from '../../app/use-call';
import type { ViewReport } from '../../data/api';
import { Block } from './block';

type Report = z.output<(typeof contract)['vault']['verify']['result']>;

/** Journal, attachments and view; the view is made anew at once when it is wrong: it holds nothing of its own. */
export function VaultCheck() {
  const data = useData();
  const [report, setReport] = useState<Report | null>(null);
  const [view, setView] = useState<ViewReport | null>(null);
  const { busy, error, run } = useCall();
  const check = async () => {
    const answer = await run(() => bridge().vault.verify());
    if (answer === null) return;
    const seen = await run(() => data.verifyView({ mend: true }));
    setReport(answer.value);
    setView(seen?.value ?? null);
  };
  return (
    <Block
      title="校验档案库"
      hint="逐条核对全部变更的链条、每个附件的内容，以及列表所用的视图是否与变更一致。附件多时需要几分钟。"
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
              ? `完好：${report.entries.toLocaleString()} 条变更，${report.blobs.toLocaleString()} 个附件`
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
      {view !== null && (
        <Alert color={view.clean ? 'green.9' : 'yellow'} role="status" title={viewTitle(view)}>
          {!view.clean && '视图只是变更记录的一份整理，现已按变更记录重新生成，没有丢失任何内容。'}
        </Alert>
      )}
    </Block>
  );
}

function viewTitle({ clean, records, wrong }: ViewReport): string {
  if (clean) return `视图与变更记录一致：${records.toLocaleString()} 条记录`;
  if (wrong.length > 0) return `视图有 ${wrong.length.toLocaleString()} 条记录与变更记录不一致`;
  return '视图的进度标记或列表条数与变更记录不一致';
}

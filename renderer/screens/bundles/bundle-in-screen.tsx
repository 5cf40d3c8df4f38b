import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconPackageImport } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { bridge } from '../../app/bridge';
import { useData } from '../../app/data-context';
import { JobProgress } from '../../app/job-progress';
import { tellError } from '../../app/notify';
import { Page } from '../../app/page';
import { useJob } from '../../app/use-job';
import type { BundlePreview, BundleTaken } from '../../data/api';
import { BundlePreviewPanel } from './bundle-preview-panel';
import { BundleProblem } from './bundle-problem';
import { BundleTakenCard } from './bundle-taken-card';
import classes from './bundles.module.css';

/** Takes a bundle in: checks it, shows what would change, then one commit. Leaving the screen changes nothing. */
export function BundleInScreen() {
  return (
    <Page title="接收数据包" bare>
      <BundleInView />
    </Page>
  );
}

function BundleInView() {
  const data = useData();
  const { job, run } = useJob();
  const [name, setName] = useState('');
  const [preview, setPreview] = useState<BundlePreview | null>(null);
  const [taken, setTaken] = useState<BundleTaken | null>(null);
  const open = useRef<string | null>(null);

  const drop = useCallback(() => {
    if (open.current !== null) void data.bundleClose({ bundle: open.current });
    open.current = null;
  }, [data]);
  useEffect(() => drop, [drop]);

  const read = async (ticket: { ticket: string; name: string } | null | undefined) => {
    if (ticket === null || ticket === undefined) return;
    drop();
    setTaken(null);
    setName(ticket.name);
    const opened = await run('核对数据包', (id) => data.bundleOpen({ ticket: ticket.ticket, job: id }));
    if (opened === null) return;
    open.current = opened.bundle;
    setPreview(opened);
  };
  const chooseFile = async () => {
    const picked = await bridge().files.pickOpen({
      purpose: 'bundle',
      filters: [{ name: '数据包', extensions: ['zip'] }],
    });
    if (!picked.ok) return tellError(picked.error);
    await read(picked.value[0]);
  };
  const chooseFolder = async () => {
    const picked = await bridge().files.pickFolder({ purpose: 'bundle-in' });
    if (!picked.ok) return tellError(picked.error);
    await read(picked.value);
  };
  const commit = async (takeOutOfScope: boolean) => {
    const bundle = preview?.bundle;
    if (bundle === null || bundle === undefined) return;
    const done = await run('并入档案库', (id) => data.bundleCommit({ bundle, takeOutOfScope, job: id }));
    if (done !== null) setTaken(done);
  };
  const again = () => {
    drop();
    setPreview(null);
    setTaken(null);
  };

  if (job !== null) return <JobProgress job={job.id} label={job.label} />;
  if (taken !== null) {
    return <BundleTakenCard taken={taken} fingerprint={preview?.fingerprint ?? null} onAgain={again} />;
  }
  if (preview !== null) {
    return preview.bundle === null ? (
      <BundleProblem name={name} preview={preview} onAgain={again} />
    ) : (
      <BundlePreviewPanel name={name} preview={preview} onCommit={commit} onAgain={again} />
    );
  }
  return (
    <Stack className={classes.centre} gap="md" align="center">
      <IconPackageImport size={40} stroke={1.3} aria-hidden />
      <Title order={4}>接收下级或其他电脑的数据包</Title>
      <Text size="sm" c="dimmed">
        先核对是否完整、看清有哪些变化，确认后才并入；并入后可以撤销。同一个数据包接收两次不会重复。
      </Text>
      <Group>
        <Button onClick={chooseFile}>选择压缩文件…</Button>
        <Button variant="default" onClick={chooseFolder}>
          选择文件夹…
        </Button>
      </Group>
    </Stack>
  );
}

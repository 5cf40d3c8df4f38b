import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useBranch } from '../../app/branch';
import { bridge } from '../../app/bridge';
import { useData } from '../../app/data-context';
import { JobProgress } from '../../app/job-progress';
import { tellError } from '../../app/notify';
import { Page } from '../../app/page';
import { useTypes } from '../../app/types-context';
import { useJob } from '../../app/use-job';
import { useLive } from '../../app/use-live';
import type { BundleChoice, BundleWritten } from '../../data/api';
import { BundleChoiceForm, type Form } from './bundle-choice-form';
import { BundlePlanCard } from './bundle-plan-card';
import { BundleWrittenCard } from './bundle-written-card';
import classes from './bundles.module.css';

/** Writes a bundle for another unit: what goes in, where to, then the read-back report. */
export function BundleOutScreen() {
  return (
    <Page title="上报数据包">
      <BundleOutView />
    </Page>
  );
}

function BundleOutView() {
  const data = useData();
  const { branch } = useBranch();
  const types = useTypes();
  const { job, run } = useJob();
  const [written, setWritten] = useState<BundleWritten | null>(null);
  const [form, setForm] = useState<Form>({ form: 'both' });
  const [choice, setChoice] = useState<BundleChoice>({
    branches: branch === null ? [] : [branch],
    types: types.all.map((type) => type.name),
    years: null,
    attachments: true,
    unmasked: false,
    purpose: '',
  });
  const plan = useLive(JSON.stringify(choice), choice.types, (api) => api.bundlePlan(choice)).value;

  const write = async () => {
    const folder = await bridge().files.pickFolder({ purpose: 'bundle-out' });
    if (!folder.ok) return tellError(folder.error);
    const ticket = folder.value?.ticket;
    if (ticket === undefined) return;
    const done = await run('写入数据包', (id) =>
      data.bundleWrite({
        choice,
        folder: ticket,
        zip: form.form !== 'folder',
        keepFolder: form.form !== 'zip',
        job: id,
      }),
    );
    if (done !== null) setWritten(done);
  };

  if (job !== null) return <JobProgress job={job.id} label={job.label} />;
  if (written !== null) return <BundleWrittenCard written={written} onAgain={() => setWritten(null)} />;
  const records = plan === null ? 0 : Object.values(plan.counts).reduce((sum, n) => sum + n, 0);
  return (
    <div className={classes.columns}>
      <BundleChoiceForm
        choice={choice}
        form={form}
        years={plan?.years ?? []}
        onChoice={(part) => setChoice((old) => ({ ...old, ...part }))}
        onForm={setForm}
      />
      <Stack className={classes.side} gap="sm">
        <BundlePlanCard plan={plan} unmasked={choice.unmasked} />
        <Group>
          <Button disabled={records === 0} onClick={write}>
            选择位置并写入…
          </Button>
        </Group>
        <Text size="xs" c="dimmed">
          先写成临时文件，回读核对无误后才改成正式名称；中途拔出或取消，不会留下看似完整的数据包。涉密文件不得放入。
        </Text>
      </Stack>
    </div>
  );
}

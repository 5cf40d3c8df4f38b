import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ledgerName } from '../../../shared/records/ledger-name';
import { useBranch } from '../../app/branch';
import { useData } from '../../app/data-context';
import { JobProgress } from '../../app/job-progress';
import { useNavigation } from '../../app/navigation';
import { tell, tellError } from '../../app/notify';
import { Page } from '../../app/page';
import type { ScreenProps } from '../../app/routes';
import { saveBytes } from '../../app/save-bytes';
import { useTypes } from '../../app/types-context';
import { useJob } from '../../app/use-job';
import type { ImportAnswer, ImportChange, ImportSession } from '../../data/api';
import { FileList } from './file-list';
import { FilePanel } from './file-panel';
import classes from './import.module.css';
import { ImportResult } from './import-result';
import { StartPanel } from './start-panel';
import { totalsOf } from './totals';

/**
 * From files to one commit: choose files, look at every row, mend, commit. The worker keeps the session; the screen
 * shows it and asks for changes. Leaving the screen drops the session and changes nothing.
 */
export function ImportScreen(props: ScreenProps<'import'>) {
  const type = useTypes().find(props.route.type);
  const what = type === undefined || type.name === 'member' ? '花名册' : ledgerName(type);
  return (
    <Page title={`导入${what}`} bare>
      <ImportView {...props} />
    </Page>
  );
}

function ImportView({ route }: ScreenProps<'import'>) {
  const data = useData();
  const { branch } = useBranch();
  const { go } = useNavigation();
  const type = useTypes().find(route.type);
  const [session, setSession] = useState<ImportSession | null>(null);
  const [file, setFile] = useState(0);
  const { job, run } = useJob();
  const [answer, setAnswer] = useState<ImportAnswer | null>(null);
  const open = useRef<string | null>(null);

  const hold = useCallback((next: ImportSession | null) => {
    open.current = next?.session ?? null;
    setSession(next);
  }, []);
  const drop = useCallback(() => {
    if (open.current !== null) void data.importClose({ session: open.current });
    open.current = null;
  }, [data]);
  useEffect(() => drop, [drop]);

  const read = async (files: readonly File[]) => {
    if (files.length === 0) return;
    drop();
    setAnswer(null);
    const opened = await run('读取文件', (id) => data.importRead({ files, type: route.type, job: id }));
    hold(opened);
    setFile(opened?.files.find((item) => item.problem === null)?.index ?? 0);
  };

  const change = async (part: Omit<ImportChange, 'session'>) => {
    if (session === null) return;
    const changed = await data.importChange({ session: session.session, ...part });
    if (!changed.ok) return tellError(changed.error);
    hold(changed.value);
  };

  const commit = async () => {
    if (session === null) return;
    const done = await run('写入档案库', (id) => data.importCommit({ session: session.session, job: id }));
    if (done !== null) setAnswer(done);
  };

  const saveRefused = async () => {
    if (session === null) return;
    const made = await data.importRefused({ session: session.session });
    if (!made.ok) return tellError(made.error);
    const name = await saveBytes(
      `${type?.label ?? ''}导入未通过的行.xlsx`,
      'Excel 工作簿',
      'xlsx',
      made.value,
    );
    if (name !== null) tell(`已保存到 ${name}。改好后可以直接再次导入。`);
  };

  const saveBlank = async () => {
    if (type === undefined) return;
    const made = await data.blankForm({ type: type.name, columns: type.list.columns, branch });
    if (!made.ok) return tellError(made.error);
    const name = await saveBytes(`${type.label}采集表（空白）.xlsx`, 'Excel 工作簿', 'xlsx', made.value);
    if (name !== null) tell(`空白表已保存到 ${name}，可发给各村填写。`);
  };

  if (type === undefined) return <Alert color="red">没有名为 {route.type} 的记录类型。</Alert>;
  if (job !== null) return <JobProgress job={job.id} label={job.label} />;
  if (session === null || session.files.length === 0) {
    return <StartPanel type={type} onFiles={read} onBlank={saveBlank} />;
  }

  const startAgain = () => {
    drop();
    hold(null);
    setAnswer(null);
  };
  if (answer !== null) {
    return (
      <ImportResult
        answer={answer}
        label={type.label}
        onAgain={startAgain}
        onList={() => go({ screen: 'records', type: type.name })}
        onRefused={saveRefused}
      />
    );
  }

  const totals = totalsOf(session);
  const chosen = session.files.find((item) => item.index === file) ?? session.files[0];
  return (
    <Stack className={classes.screen} gap={0}>
      <div className={classes.body}>
        <FileList files={session.files} chosen={chosen?.index ?? 0} onChoose={setFile} onFiles={read} />
        {chosen && (
          <FilePanel
            key={chosen.index}
            session={session}
            file={chosen}
            type={type}
            onChange={change}
            onSession={hold}
          />
        )}
      </div>
      <Group className={classes.footer} justify="space-between" wrap="nowrap">
        <Text size="sm" role="status">
          共 {totals.files} 个文件：将新增 <b>{totals.new}</b>，将修改 <b>{totals.changed}</b>，相同{' '}
          {totals.same}，已确认的可疑行 {totals.accepted}/{totals.suspect}，未通过{' '}
          <b className={classes.refused}>{totals.refused}</b>
        </Text>
        <Group gap="xs" wrap="nowrap">
          <Button variant="default" onClick={startAgain}>
            放弃
          </Button>
          <Button variant="default" disabled={totals.refused === 0} onClick={saveRefused}>
            导出未通过的行
          </Button>
          <Button disabled={totals.willWrite === 0 || totals.noBranch > 0} onClick={commit}>
            导入 {totals.willWrite} 行
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}

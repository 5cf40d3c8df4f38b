import { Alert, Button, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { type SyntheticEvent, useState } from 'react';
import { bridge } from '../../app/bridge';
import { ErrorNote } from '../../app/error-note';
import { useCall } from '../../app/use-call';
import { groupsOf, isLastGroup, recoveryHtml, recoveryText } from './recovery-key';
import classes from './setup.module.css';

interface RecoveryKeyStepProps {
  readonly recoveryKey: string;
  readonly unit: string;
  /** What the last button does. */
  readonly done: string;
  readonly onDone: () => void;
}

const WARNING =
  '忘记密码时，只有它能重新设置密码。没有密码也没有恢复密钥，档案库就再也打不开，谁也帮不了忙。' +
  '请打印后锁进柜子，或存到不放在这台电脑上的 U 盘。';

/** Shows the recovery key once. Goes on only when it was printed or saved, and its last group was typed again. */
export function RecoveryKeyStep({ recoveryKey, unit, done, onDone }: RecoveryKeyStepProps) {
  const [kept, setKept] = useState<'printed' | 'saved' | 'written' | null>(null);
  const [typed, setTyped] = useState('');
  const { busy, error, run } = useCall();
  const groups = groupsOf(recoveryKey);
  const right = isLastGroup(recoveryKey, typed);

  const print = async () => {
    const html = recoveryHtml(unit, recoveryKey, now());
    const answer = await run(() => bridge().program.print({ html, landscape: false, toPdf: null }));
    if (answer !== null) setKept('printed');
  };
  const save = async () => {
    const filters = [{ name: '文本文件', extensions: ['txt'] }];
    const picked = await run(() => bridge().files.pickSave({ name: `${unit}-恢复密钥.txt`, filters }));
    const target = picked?.value;
    if (target == null) return;
    const bytes = new TextEncoder().encode(recoveryText(unit, recoveryKey, now()));
    const answer = await run(() => bridge().files.save({ ticket: target.ticket, bytes }));
    if (answer !== null) setKept('saved');
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (kept !== null && right) onDone();
  };

  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Alert color="red" title="这是恢复密钥，只显示这一次">
          {WARNING}
        </Alert>
        <SimpleGrid cols={4} spacing="xs" aria-label="恢复密钥" role="group">
          {groups.map((group, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two groups may read alike, their place tells them apart
            <div key={index} className={classes.keyGroup}>
              <span className={classes.keyNumber}>{index + 1}</span>
              <span>{group}</span>
            </div>
          ))}
        </SimpleGrid>
        <Group gap="sm">
          <Button
            variant={kept === 'printed' ? 'light' : 'default'}
            loading={busy}
            onClick={() => void print()}
          >
            {kept === 'printed' ? '已打印，再打一份' : '打印'}
          </Button>
          <Button variant={kept === 'saved' ? 'light' : 'default'} loading={busy} onClick={() => void save()}>
            {kept === 'saved' ? '已保存，再存一份' : '保存为文件…'}
          </Button>
          <Button
            variant={kept === 'written' ? 'light' : 'subtle'}
            color="gray"
            onClick={() => setKept('written')}
          >
            我已手抄下来
          </Button>
        </Group>
        <ErrorNote error={error} />
        <TextInput
          label={`请照打印件输入最后一组（第 ${groups.length} 组）`}
          description={kept === null ? '先打印、保存或抄写恢复密钥' : '用来确认您手上确实有一份'}
          disabled={kept === null}
          w="20rem"
          spellCheck={false}
          autoComplete="off"
          error={
            typed !== '' && !right && typed.length >= (groups.at(-1)?.length ?? 0)
              ? '与恢复密钥不一致'
              : undefined
          }
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Group justify="space-between">
          <Text size="xs" c="dimmed">
            以后可以在“设置 · 安全”里换一个新的恢复密钥。
          </Text>
          <Button type="submit" disabled={kept === null || !right}>
            {done}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const now = () => new Date().toLocaleString('zh-CN');

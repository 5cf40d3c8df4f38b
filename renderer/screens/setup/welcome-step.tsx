import { Anchor, Button, Checkbox, Group, List, Text } from '@mantine/core';
import { useState } from 'react';
import { bridge, openVaultFolder } from '../../app/bridge';
import { ErrorNote } from '../../app/error-note';
import { useProgram } from '../../app/program-context';
import { SecrecyNotice } from '../../app/secrecy-notice';
import { useCall } from '../../app/use-call';

interface WelcomeStepProps {
  readonly next: () => void;
  /** To an invented office to practise on. */
  readonly onPractice: () => void;
  readonly onExisting: () => void;
}

/** What the program is, what must not be put into it, and the way to a vault that exists already. */
export function WelcomeStep({ next, onPractice, onExisting }: WelcomeStepProps) {
  const [agreed, setAgreed] = useState(false);
  const { applyStatus } = useProgram();
  const { busy, error, run } = useCall();

  const openExisting = async () => {
    const picked = await run(() => bridge().files.pickFolder({ purpose: 'vault' }));
    if (picked?.value == null) return;
    const folder = picked.value.ticket;
    const answer = await run(() => openVaultFolder(folder));
    if (answer === null) return;
    applyStatus(answer.value);
    onExisting();
  };

  return (
    <>
      <Text>乡档用来保管党组织和党员的档案台账。它不联网，所有内容加密存放在这台电脑上。</Text>
      <List size="sm" spacing={4}>
        <List.Item>一次录入，多处使用：名册、统计、上报都由同一份记录生成。</List.Item>
        <List.Item>每次修改都留痕，可以撤销；断电不会丢失已保存的内容。</List.Item>
        <List.Item>用密码打开。没有密码也没有恢复密钥，任何人都打不开，包括我们。</List.Item>
      </List>
      <SecrecyNotice />
      <Checkbox
        label="我已知道：涉密文件和资料不得存入"
        checked={agreed}
        onChange={(event) => setAgreed(event.currentTarget.checked)}
      />
      <ErrorNote error={error} />
      <Group justify="space-between">
        <Anchor component="button" type="button" size="sm" onClick={() => void openExisting()}>
          打开已有档案库
        </Anchor>
        <Group gap="xs">
          <Button variant="default" onClick={onPractice}>
            试用示范档案库
          </Button>
          <Button disabled={!agreed} loading={busy} onClick={next}>
            建立新的档案库
          </Button>
        </Group>
      </Group>
    </>
  );
}

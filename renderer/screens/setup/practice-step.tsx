import { List, Text } from '@mantine/core';
import { useState } from 'react';
import type { Ticket } from '../../../shared/bridge/shapes';
import { bridge } from '../../app/bridge';
import { Curtain } from '../../app/curtain';
import { ErrorNote } from '../../app/error-note';
import { PRACTICE_PASSWORD } from '../../app/password/practice-password';
import { useProgram } from '../../app/program-context';
import { useCall } from '../../app/use-call';
import { Place } from './places-step';
import { StepForm } from './step-form';

/** Stands in the unit's name, and so on every list, print and bundle of the vault. */
const UNIT = { name: '中共清河镇委员会（练习）', code: '', practice: true } as const;
const USER = '练习员';

interface PracticeStepProps {
  readonly back: () => void;
  /** The vault exists; it is filled when it is opened. */
  readonly onDone: () => void;
}

/** An invented township to try the program on. One button: it needs neither a secret password nor a recovery key. */
export function PracticeStep({ back, onDone }: PracticeStepProps) {
  const [folder, setFolder] = useState<Ticket | null>(null);
  const { applyStatus } = useProgram();
  const { busy, error, run } = useCall();
  const create = async () => {
    const answer = await run(() =>
      bridge().vault.create({
        folder: folder?.ticket ?? null,
        unit: UNIT,
        user: USER,
        password: PRACTICE_PASSWORD,
        backup: null,
      }),
    );
    if (answer === null) return;
    applyStatus(answer.value.status);
    onDone();
  };
  return (
    <Curtain title="试用示范档案库" wide>
      <Text>一个虚构的乡镇：约 30 个党支部、1200 名党员和一年的各类台账，可以随意修改、导入和打印。</Text>
      <List size="sm" spacing={4}>
        <List.Item>人名、号码和事项全是虚构的，与真实单位和个人无关。</List.Item>
        <List.Item>每一页都标有“练习”，写出的数据包也带着这个标记，不能当作真实上报。</List.Item>
        <List.Item>
          用户 {USER}，密码 <b>{PRACTICE_PASSWORD}</b>（登录时也会显示）。
        </List.Item>
        <List.Item>试用后锁定，在登录页选“建立正式档案库”，即可开始录入本单位资料。</List.Item>
      </List>
      <StepForm ready back={back} next={() => void create()} busy={busy} nextLabel="建立练习库">
        <Place
          title="练习库文件夹"
          chosen={folder}
          standard="默认位置（与正式档案库分开）"
          hint="不再需要时，删除这个文件夹即可。"
          purpose="vault"
          onChoose={setFolder}
        />
        <ErrorNote error={error} />
      </StepForm>
    </Curtain>
  );
}

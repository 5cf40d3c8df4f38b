import { Button, FileButton, Group, Select, Text, Textarea, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import type { ChecklistLine } from '../../../shared/import/checklist-lines';
import { useBranch } from '../../app/branch';
import { useData } from '../../app/data-context';
import { FormDialog } from '../../app/form-dialog';
import { tell } from '../../app/notify';
import { useCall } from '../../app/use-call';
import { useLive } from '../../app/use-live';
import { dayTyped } from '../../fields/date/day-typed';
import { newElementId } from '../../fields/list/element-id';
import { localToday } from '../../fields/today';

/** Lines shown before they are taken over. */
const SHOWN = 5;

/** A new checklist from what is pasted or from a file; the lines are shown before they are saved. */
export function NewChecklist(props: { readonly onClose: () => void; readonly onMade: (id: string) => void }) {
  const { onClose, onMade } = props;
  const data = useData();
  const { branch, tree } = useBranch();
  const { run, busy, error } = useCall();
  const [title, setTitle] = useState('');
  const [owner, setOwner] = useState<string | null>(branch ?? tree[0]?.id ?? null);
  const [due, setDue] = useState('');
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, 150);
  const [fromFile, setFromFile] = useState<readonly ChecklistLine[] | null>(null);
  const pasted = useLive(`checklist-lines:${asked}`, [], (api) => api.checklistLines({ source: asked }));
  const lines = fromFile ?? pasted.value ?? [];
  const day = dayTyped(due);
  const isReady = title.trim() !== '' && owner !== null && lines.length > 0 && (due === '' || day !== null);

  const readFile = async (source: File) => {
    const answer = await run(() => data.checklistLines({ source }));
    if (answer !== null) setFromFile(answer.value);
  };
  const save = async () => {
    if (!isReady) return;
    const items = lines.map((line) => ({
      id: newElementId(),
      ...Object.fromEntries(Object.entries(line).filter(([, text]) => text !== '')),
    }));
    const values = {
      title: title.trim(),
      branchId: owner,
      madeAt: localToday(),
      items,
      ...(day === null ? {} : { due: day }),
    };
    const made = await run(() =>
      data.commit({
        changes: [{ id: null, type: 'inspection-checklist', values }],
        why: { kind: 'create' },
      }),
    );
    if (made === null) return;
    tell(`已建立清单，共 ${lines.length} 项`);
    onClose();
    const [id] = made.value.ids;
    if (id !== undefined) onMade(id);
  };

  return (
    <FormDialog
      title="新建检查清单"
      size="44rem"
      submit="建立清单"
      canSubmit={isReady}
      busy={busy}
      error={error ?? pasted.error}
      onSubmit={() => void save()}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        label="清单名称"
        placeholder="例如：2026 年基层党建检查资料清单"
        maxLength={80}
        required
        value={title}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
      <Group grow align="flex-start">
        <Select
          label="准备单位"
          searchable
          allowDeselect={false}
          data={tree.map(({ id, name }) => ({ value: id, label: name }))}
          value={owner}
          onChange={setOwner}
        />
        <TextInput
          label="准备期限"
          placeholder="如：2026-12-10"
          value={due}
          error={due !== '' && day === null ? '请写明年月日' : null}
          onChange={(event) => setDue(event.currentTarget.value)}
        />
      </Group>
      <Textarea
        label="清单内容"
        description="从 Excel 或 Word 复制后粘贴到这里；一行一件。有表头的按表头对应，没有的按内容辨认。"
        minRows={6}
        maxRows={10}
        autosize
        value={text}
        onChange={(event) => {
          setFromFile(null);
          setText(event.currentTarget.value);
        }}
      />
      <Group gap="sm">
        <FileButton
          accept=".xlsx,.xls,.csv"
          onChange={(file) => {
            if (file !== null) void readFile(file);
          }}
        >
          {(button) => (
            <Button {...button} size="compact-sm" variant="default">
              从 Excel 导入…
            </Button>
          )}
        </FileButton>
        <Text size="sm" role="status">
          {lines.length === 0 ? '还没有读到内容' : `读到 ${lines.length} 项`}
        </Text>
      </Group>
      {lines.slice(0, SHOWN).map((line) => (
        <Text key={`${line.no} ${line.requirement}`} size="xs" c="dimmed" lineClamp={1}>
          {line.no}．{line.section === '' ? '' : `【${line.section}】`}
          {line.requirement}
          {line.points === '' ? '' : `（${line.points} 分）`}
        </Text>
      ))}
    </FormDialog>
  );
}

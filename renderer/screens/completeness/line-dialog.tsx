import { Button, Group, Modal, Select, Stack, Tabs, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { ATTACHMENTS_FIELD } from '../../../shared/records/define';
import { elementsOf } from '../../../shared/records/list-cell';
import { useData } from '../../app/data-context';
import { ErrorNote } from '../../app/error-note';
import { tell } from '../../app/notify';
import { useCall } from '../../app/use-call';
import { useLive } from '../../app/use-live';
import type { ChecklistItem, LineBy } from '../../data/api';
import classes from './completeness.module.css';

const HITS = 6;

interface LineDialogProps {
  readonly checklist: string;
  readonly item: ChecklistItem;
  readonly onClose: () => void;
}

/** Settles one line of a checklist: by a record or an attachment that is found, by a requirement, or as not applicable. */
export function LineDialog({ checklist, item, onClose }: LineDialogProps) {
  const data = useData();
  const { run, busy, error } = useCall();
  const [requirement, setRequirement] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const requirements = useLive('requirements', ['requirement-setting'], (api) => api.requirements());
  const settle = async (by: LineBy) => {
    const done = await run(() => data.settleLine({ id: checklist, line: item.id, by }));
    if (done === null) return;
    tell(by.kind === 'none' ? '已取消关联' : `第 ${item.no} 项已关联`);
    onClose();
  };
  return (
    <Modal opened onClose={onClose} title={`第 ${item.no} 项`} size="40rem">
      <Stack gap="sm">
        <Text size="sm">{item.requirement}</Text>
        <Tabs defaultValue="record" keepMounted={false}>
          <Tabs.List>
            <Tabs.Tab value="record">查找记录或附件</Tabs.Tab>
            <Tabs.Tab value="requirement">按齐全度要求</Tabs.Tab>
            <Tabs.Tab value="na">不适用</Tabs.Tab>
          </Tabs.List>
          <Tabs.Panel value="record" pt="sm">
            <EvidenceSearch onChoose={(by) => void settle(by)} />
          </Tabs.Panel>
          <Tabs.Panel value="requirement" pt="sm">
            <Group align="flex-end" wrap="nowrap">
              <Select
                className={classes.grow}
                label="由哪项要求判断"
                searchable
                data={(requirements.value ?? [])
                  .filter(({ isOff }) => !isOff)
                  .map(({ id, label }) => ({ value: id, label }))}
                value={requirement}
                onChange={setRequirement}
              />
              <Button
                disabled={requirement === null}
                loading={busy}
                onClick={() => requirement !== null && void settle({ kind: 'requirement', requirement })}
              >
                关联
              </Button>
            </Group>
          </Tabs.Panel>
          <Tabs.Panel value="na" pt="sm">
            <Group align="flex-end" wrap="nowrap">
              <TextInput
                className={classes.grow}
                label="不适用原因"
                maxLength={100}
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
              <Button
                disabled={reason.trim() === ''}
                loading={busy}
                onClick={() => void settle({ kind: 'not-applicable', reason: reason.trim() })}
              >
                标为不适用
              </Button>
            </Group>
          </Tabs.Panel>
        </Tabs>
        <ErrorNote error={error} />
        {item.evidence === '' ? null : (
          <Group justify="space-between" wrap="nowrap">
            <Text size="xs" c="dimmed">
              现在：{item.evidence}
            </Text>
            <Button size="compact-sm" variant="default" onClick={() => void settle({ kind: 'none' })}>
              取消关联
            </Button>
          </Group>
        )}
      </Stack>
    </Modal>
  );
}

/** Looks through the vault as Ctrl+K does; a record that has attachments offers each of them too. */
function EvidenceSearch({ onChoose }: { readonly onChoose: (by: LineBy) => void }) {
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 120);
  const [chosen, setChosen] = useState<string | null>(null);
  const found = useLive(`evidence:${asked}`, 'any', (api) => api.search({ text: asked, limit: HITS }));
  const hits =
    asked === ''
      ? []
      : (found.value ?? []).flatMap(({ label, hits: of }) => of.map((hit) => ({ label, hit })));
  if (chosen !== null)
    return <EvidenceChoice id={chosen} onChoose={onChoose} onBack={() => setChosen(null)} />;
  return (
    <Stack gap="xs">
      <TextInput
        data-autofocus
        label="查找"
        placeholder="会议名称、文件题名、姓名、拼音首字母"
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <ul className={classes.holes} aria-label="找到的记录">
        {hits.map(({ label, hit }) => (
          <li key={hit.id} className={classes.hole}>
            <span>
              <span className={classes.about}>{hit.title}</span>　{label}，{hit.branch}
            </span>
            <Button
              size="compact-xs"
              variant="light"
              aria-label={`选 ${hit.title}`}
              onClick={() => setChosen(hit.id)}
            >
              选
            </Button>
          </li>
        ))}
      </ul>
      {asked !== '' && found.value !== null && hits.length === 0 ? (
        <Text size="sm">没有找到。先在相应的台账里登记，再回来关联。</Text>
      ) : null}
    </Stack>
  );
}

function EvidenceChoice(props: {
  readonly id: string;
  readonly onChoose: (by: LineBy) => void;
  readonly onBack: () => void;
}) {
  const { id, onChoose, onBack } = props;
  const record = useLive(`evidence-of:${id}`, 'any', (api) => api.get({ id })).value;
  const files = elementsOf(record?.values[ATTACHMENTS_FIELD]);
  return (
    <Stack gap="xs">
      <Text size="sm">{record?.title}</Text>
      <Group gap="xs">
        <Button
          size="compact-sm"
          data-autofocus
          onClick={() => onChoose({ kind: 'record', record: id, attachment: null })}
        >
          关联这条记录
        </Button>
        {files.map((file) => (
          <Button
            key={file.id}
            size="compact-sm"
            variant="default"
            onClick={() => onChoose({ kind: 'record', record: id, attachment: file.id })}
          >
            附件“{typeof file.name === 'string' ? file.name : '未命名'}”
          </Button>
        ))}
        <Button size="compact-sm" variant="subtle" onClick={onBack}>
          重新查找
        </Button>
      </Group>
    </Stack>
  );
}

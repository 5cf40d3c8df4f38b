import { Button, Group, Modal, Radio, SegmentedControl, Select, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { RatingMethod } from '../../../shared/rules/rating-round';
import { useBranch } from '../../app/branch';
import { useData } from '../../app/data-context';
import { ErrorNote } from '../../app/error-note';
import { useNavigation } from '../../app/navigation';
import { useCall } from '../../app/use-call';
import { useLive } from '../../app/use-live';
import type { Row } from '../../data/api';
import { localToday } from '../../fields/today';
import { type ChosenScheme, readChosen, roundValues } from './round-values';
import classes from './scoring.module.css';
import { SubjectChoice } from './subject-choice';
import { MOST_SUBJECTS, useSubjects } from './use-subjects';

const METHODS: readonly { readonly value: RatingMethod; readonly label: string }[] = [
  { value: 'ballots', label: '逐张录票' },
  { value: 'counts', label: '按档计票' },
  { value: 'scores', label: '记名打分' },
];

/** Begins a round: by which scheme, who rates, how it is entered, and who is rated. */
export function NewRound({
  schemes,
  onClose,
}: {
  readonly schemes: readonly Row[];
  readonly onClose: () => void;
}) {
  const [schemeId, setSchemeId] = useState(schemes[0]?.id ?? '');
  const chosen = useLive(`scheme:${schemeId}`, ['evaluation-scheme', 'indicator-set'], async (api) => ({
    ok: true as const,
    value: await readChosen(api, schemeId),
  }));
  return (
    <Modal opened onClose={onClose} title="新建测评" size="54rem">
      <Stack gap="sm">
        <Select
          label="评价办法"
          description="权重、票面档次和等次划分都按它；要改先到“评价办法”里改"
          data-autofocus
          allowDeselect={false}
          data={schemes.map(({ id, texts }) => ({ value: id, label: `${texts.title}（${texts.year}）` }))}
          value={schemeId}
          onChange={(id) => setSchemeId(id ?? '')}
        />
        {chosen.value === null || chosen.value.id !== schemeId ? null : (
          <RoundForm key={schemeId} chosen={chosen.value} onClose={onClose} />
        )}
      </Stack>
    </Modal>
  );
}

function RoundForm({ chosen, onClose }: { readonly chosen: ChosenScheme; readonly onClose: () => void }) {
  const { scheme } = chosen;
  const data = useData();
  const call = useCall();
  const { go } = useNavigation();
  const { branch, tree } = useBranch();
  const candidates = useSubjects(scheme.target);
  const [year, setYear] = useState(localToday().slice(0, 4));
  const [title, setTitle] = useState(`${year}年${scheme.title.replace(/(测评)?办法$/, '')}测评`);
  const [group, setGroup] = useState(scheme.raters[0]?.group ?? '');
  const [method, setMethod] = useState<RatingMethod>('ballots');
  const [heldAt, setHeldAt] = useState(localToday());
  const [entitled, setEntitled] = useState('');
  const [issued, setIssued] = useState('');
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const subjects = (candidates ?? []).filter(({ id }) => !left.has(id));
  const branchId = branch ?? tree.find(({ parent }) => parent === null)?.id ?? '';
  const fits = subjects.length > 0 && subjects.length <= MOST_SUBJECTS;
  const isReady = title.trim() !== '' && group !== '' && fits && branchId !== '';

  const begin = async () => {
    if (!isReady) return;
    const values = roundValues({
      chosen,
      title,
      branchId,
      year,
      group,
      method,
      heldAt,
      entitled,
      issued,
      subjects,
    });
    const answer = await call.run(() =>
      data.commit({ changes: [{ id: null, type: 'rating-round', values }], why: { kind: 'create' } }),
    );
    const id = answer?.value.ids[0];
    if (id === undefined) return;
    onClose();
    go({ screen: 'scoring', id });
  };

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void begin();
      }}
    >
      <Stack gap="sm">
        <Radio.Group label="评价主体" value={group} onChange={setGroup}>
          <Group gap="md">
            {scheme.raters.map((rater) => (
              <Radio
                key={rater.group}
                value={rater.group}
                label={`${rater.label}（权重 ${rater.weight}%）`}
              />
            ))}
          </Group>
        </Radio.Group>
        {scheme.raters.length === 0 ? (
          <Text size="sm" c="red">
            这个评价办法没有填写评价主体与权重，请先补上。
          </Text>
        ) : null}
        <Group gap="sm" align="flex-end">
          <TextInput
            label="测评名称"
            className={classes.wide}
            value={title}
            onChange={(event) => setTitle(event.currentTarget.value)}
          />
          <TextInput
            label="年度"
            w="5rem"
            value={year}
            onChange={(event) => setYear(event.currentTarget.value)}
          />
          <TextInput
            label="测评日期"
            w="8rem"
            value={heldAt}
            onChange={(event) => setHeldAt(event.currentTarget.value)}
          />
          <TextInput
            label="应参加人数"
            w="6.5rem"
            inputMode="numeric"
            value={entitled}
            onChange={(event) => setEntitled(event.currentTarget.value)}
          />
          <TextInput
            label="发出票数"
            w="6.5rem"
            inputMode="numeric"
            value={issued}
            onChange={(event) => setIssued(event.currentTarget.value)}
          />
        </Group>
        <div>
          <Text size="sm" fw={500} id="rating-method">
            录入方式
          </Text>
          <SegmentedControl
            size="xs"
            aria-labelledby="rating-method"
            value={method}
            onChange={(value) => setMethod(METHODS.find((one) => one.value === value)?.value ?? 'ballots')}
            data={METHODS.map(({ value, label }) => ({ value, label }))}
          />
        </div>
        <SubjectChoice target={scheme.target} candidates={candidates} left={left} onLeft={setLeft} />
        <ErrorNote error={call.error} />
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            取消
          </Button>
          <Button type="submit" loading={call.busy} disabled={!isReady}>
            开始录入
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

import { Button, Checkbox, Group, Text } from '@mantine/core';
import type { Subject } from './round-values';
import classes from './scoring.module.css';
import { MOST_SUBJECTS } from './use-subjects';

interface SubjectChoiceProps {
  readonly target: 'org' | 'member';
  /** Null while they are looked up. */
  readonly candidates: readonly Subject[] | null;
  /** Those who are not on the ballot. */
  readonly left: ReadonlySet<string>;
  readonly onLeft: (left: ReadonlySet<string>) => void;
}

/** Who stands on the ballot, in the order of the ballot: everybody at first, ticks take out and put back. */
export function SubjectChoice({ target, candidates, left, onLeft }: SubjectChoiceProps) {
  const what = target === 'org' ? '个党组织' : '名党员';
  if (candidates === null) return null;
  if (candidates.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {target === 'org'
          ? '所选范围内没有下级党组织。请先在“党组织”里建立。'
          : '所选范围内没有党员。请在上方换一个党组织，或先导入花名册。'}
      </Text>
    );
  const chosen = candidates.filter(({ id }) => !left.has(id)).length;
  const toggle = (id: string) => {
    const next = new Set(left);
    if (!next.delete(id)) next.add(id);
    onLeft(next);
  };
  return (
    <fieldset className={classes.subjects}>
      <legend>被测评的对象</legend>
      <Group justify="space-between" mb={4}>
        <Text size="sm" c={chosen > MOST_SUBJECTS ? 'red' : 'dimmed'}>
          已选 {chosen} {what}
          {chosen > MOST_SUBJECTS ? '，一张票写不下，请先在上方选定一个党支部' : ''}
        </Text>
        <Group gap="xs">
          <Button size="compact-xs" variant="default" onClick={() => onLeft(new Set())}>
            全选
          </Button>
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => onLeft(new Set(candidates.map(({ id }) => id)))}
          >
            全不选
          </Button>
        </Group>
      </Group>
      <ul className={classes.subjectList}>
        {candidates.slice(0, MOST_SUBJECTS).map(({ id, name, kind }) => (
          <li key={id}>
            <Checkbox
              checked={!left.has(id)}
              onChange={() => toggle(id)}
              label={target === 'org' ? `${name}（${kind}）` : name}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  );
}

import { Button, Group, Text, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { sheetsOf } from '../../../shared/rules/rating-count';
import type { RatingRound } from '../../../shared/rules/rating-round';
import { readHundredths, showHundredths } from '../../../shared/rules/scoring';
import { useData } from '../../app/data-context';
import { tellError } from '../../app/notify';
import { type GridColumn, type GridLine, MarkGrid } from './mark-grid';
import classes from './scoring.module.css';

const WHOLE: GridColumn = { key: '', label: '得分' };

/** Named scores: one rater at a time, a row a subject, a column an indicator, or one figure for all of them. */
export function ScoreDesk({ id, round }: { readonly id: string; readonly round: RatingRound }) {
  const data = useData();
  const known = useMemo(() => [...new Set(round.scores.map(({ rater }) => rater))], [round]);
  const [chosen, setChosen] = useState<string | null>(null);
  const [more, setMore] = useState<readonly string[]>([]);
  const raters = [...known, ...more.filter((name) => !known.includes(name))];
  const rater = chosen ?? raters[0] ?? null;
  const points = useMemo(
    () =>
      new Map(
        round.scores.map((one) => [`${one.rater}:${one.seat}:${one.code}`, showHundredths(one.points)]),
      ),
    [round],
  );
  const sheets = useMemo(
    () => new Map(sheetsOf(round).map((sheet) => [`${sheet.rater}:${sheet.seat}`, sheet])),
    [round],
  );
  const columns =
    round.items.length === 0
      ? [WHOLE]
      : round.items.map(({ code, text, max }) => ({
          key: code,
          label: max === undefined ? code : `${code}（${showHundredths(max).replace(/\.?0+$/, '')}）`,
          hint: text,
        }));
  const mostOf = ({ key }: GridColumn) =>
    round.items.length === 0 ? round.full : round.items.find(({ code }) => code === key)?.max;
  const mark = async (line: GridLine, column: GridColumn, text: string) => {
    if (rater === null) return;
    const answer = await data.ratingPut({
      round: id,
      marks: [
        { kind: 'score', rater, seat: line.number, code: column.key, points: text === '' ? null : text },
      ],
    });
    if (!answer.ok) tellError(answer.error);
  };
  const refuse = (_: GridLine, column: GridColumn, text: string): string | undefined => {
    const score = readHundredths(text);
    const most = mostOf(column);
    if (score === undefined) return '填数字，最多两位小数';
    return most !== undefined && score > most ? `超过标准分 ${showHundredths(most)}` : undefined;
  };
  return (
    <div className={classes.entry}>
      <Raters
        raters={raters}
        rater={rater}
        onChoose={setChosen}
        onAdd={(name) => {
          setMore([...more, name]);
          setChosen(name);
        }}
      />
      {rater === null ? (
        <Text size="sm" c="dimmed" p="md">
          先写下打分人的姓名，再逐个打分。
        </Text>
      ) : (
        <MarkGrid
          key={rater}
          label={`${rater}打的分`}
          head={round.target === 'org' ? '党组织' : '姓名'}
          lines={round.subjects.map(({ seat, name }) => ({ key: String(seat), number: seat, label: name }))}
          columns={columns}
          textOf={(line, column) => points.get(`${rater}:${line.number}:${column.key}`) ?? ''}
          refuse={refuse}
          onMark={(line, column, text) => void mark(line, column, text)}
          after={[
            {
              label: '合计',
              of: (line) => {
                const sheet = sheets.get(`${rater}:${line.number}`);
                if (sheet === undefined) return '未打分';
                return sheet.points === undefined ? (
                  <span className={classes.off}>还没有打完</span>
                ) : (
                  showHundredths(sheet.points)
                );
              },
            },
          ]}
        />
      )}
    </div>
  );
}

interface RatersProps {
  readonly raters: readonly string[];
  readonly rater: string | null;
  readonly onChoose: (rater: string) => void;
  readonly onAdd: (rater: string) => void;
}

function Raters({ raters, rater, onChoose, onAdd }: RatersProps) {
  const [name, setName] = useState('');
  const isNew = name.trim() !== '' && !raters.includes(name.trim());
  return (
    <Group gap="xs" px="md" py="xs" align="center">
      {raters.map((one) => (
        <Button
          key={one}
          size="compact-sm"
          variant={one === rater ? 'filled' : 'default'}
          aria-pressed={one === rater}
          onClick={() => onChoose(one)}
        >
          {one}
        </Button>
      ))}
      <form
        className={classes.addRater}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isNew) return;
          onAdd(name.trim());
          setName('');
        }}
      >
        <TextInput
          aria-label="打分人姓名"
          placeholder="打分人姓名"
          w="9rem"
          maxLength={40}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" size="compact-sm" variant="default" disabled={!isNew}>
          增加打分人
        </Button>
      </form>
    </Group>
  );
}

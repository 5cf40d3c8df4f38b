import { Button } from '@mantine/core';
import { useState } from 'react';
import { whoMay } from '../../../shared/rules/roles';
import { useMay } from '../../app/actor';
import { useData } from '../../app/data-context';
import { tell, tellError } from '../../app/notify';
import { shortTime } from '../../app/time';
import type { ConflictItem } from '../../data/api';
import classes from './form.module.css';

interface ConflictChoiceProps {
  readonly item: ConflictItem;
  readonly readOnly: boolean;
}

/** Both values of a field that two people changed without knowing of each other, and the choice between them. */
export function ConflictChoice({ item, readOnly }: ConflictChoiceProps) {
  const data = useData();
  const may = useMay();
  const [busy, setBusy] = useState(false);
  const settle = async (at: number) => {
    const side = item.sides[at];
    if (side === undefined) return;
    setBusy(true);
    const answer = await data.settle({ id: item.id, path: item.path, value: side.value });
    setBusy(false);
    if (!answer.ok) return tellError(answer.error);
    tell(`“${item.label}”已选定，另一个值留在历史里`);
  };
  return (
    <fieldset className={classes.conflict}>
      <legend>有冲突，请{may('settle') ? '' : `让${whoMay('settle')}`}选定一个</legend>
      {item.sides.map((side, at) => (
        <div key={`${side.at}${side.user}${side.text}`} className={classes.side}>
          <div className={classes.sideWords}>
            <strong>{side.text === '' ? '（清空）' : side.text}</strong>
            <div className={classes.sideWho}>
              {[side.unit, side.user, shortTime(side.at, new Date())]
                .filter((part) => part !== '')
                .join(' · ')}
            </div>
          </div>
          {readOnly || !may('settle') ? null : (
            <Button size="compact-xs" variant="default" disabled={busy} onClick={() => void settle(at)}>
              用这个
            </Button>
          )}
        </div>
      ))}
    </fieldset>
  );
}

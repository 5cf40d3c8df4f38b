import { TextInput } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import classes from '../fields.module.css';
import { asText, type InputProps } from '../input-props';
import { localToday } from '../today';
import { useTidied } from '../use-tidied';
import { judgeNumber } from './judge';

/** Citizen number with its verdict at once: digits still missing, wrong check digit, or right. */
export function IdNumberInput(props: InputProps) {
  const { id, value, readOnly, invalid, describedBy, onChange } = props;
  const tidy = useTidied(props);
  const text = asText(value);
  const verdict = judgeNumber(text, localToday());
  const mark =
    verdict === null ? null : verdict.good ? (
      <IconCheck size={15} className={classes.good} aria-label="号码校验正确" />
    ) : (
      <IconAlertTriangle size={15} className={classes.bad} aria-label={verdict.words} />
    );
  return (
    <TextInput
      id={id}
      size="xs"
      autoComplete="off"
      spellCheck={false}
      value={text}
      readOnly={readOnly}
      data-autofocus={props.first || undefined}
      error={invalid}
      maxLength={40}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      rightSection={
        verdict === null ? null : (
          <span className={classes.understood} title={verdict.words}>
            {verdict.good ? null : verdict.short} {mark}
          </span>
        )
      }
      rightSectionWidth="auto"
      onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      onBlur={tidy}
    />
  );
}

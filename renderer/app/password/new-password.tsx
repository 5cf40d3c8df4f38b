import { Group, PasswordInput, Progress, Stack, Text } from '@mantine/core';
import { useId } from 'react';
import { strengthOf } from './strength';

export interface NewPassword {
  readonly password: string;
  readonly repeat: string;
}

export const NO_PASSWORD: NewPassword = { password: '', repeat: '' };

/** Null when it may be taken; else what is wrong, in Chinese. */
export function passwordProblem({ password, repeat }: NewPassword, names: readonly string[]): string | null {
  const { score, advice } = strengthOf(password, names);
  if (score === 0) return advice;
  return password === repeat ? null : '两次输入的密码不一致';
}

interface NewPasswordFieldsProps {
  readonly value: NewPassword;
  /** Known to everybody in the office; a password with one of them is weak. */
  readonly names: readonly string[];
  readonly onChange: (value: NewPassword) => void;
  readonly label?: string;
}

const COLOURS = ['red', 'red', 'yellow.8', 'green.8'] as const;
const WORDS = ['不可用', '弱', '中', '强'] as const;

/** A new password with its strength, and once more. */
export function NewPasswordFields({ value, names, onChange, label = '密码' }: NewPasswordFieldsProps) {
  const { score, advice } = strengthOf(value.password, names);
  const meterId = useId();
  const unlike = value.repeat !== '' && value.repeat !== value.password;
  return (
    <Stack gap="sm">
      <div>
        <PasswordInput
          label={label}
          description="至少 8 个字符。可以用一句话，如“清水沟3月修好了桥”。"
          autoComplete="new-password"
          aria-describedby={meterId}
          value={value.password}
          onChange={(event) => onChange({ ...value, password: event.currentTarget.value })}
        />
        <Group gap="sm" wrap="nowrap" id={meterId} aria-live="polite" mih="1.5rem" mt={4}>
          {value.password !== '' && (
            <>
              <Progress
                value={(score + 1) * 25}
                color={COLOURS[score]}
                w="6rem"
                size="sm"
                aria-label="密码强度"
              />
              <Text size="xs">
                {WORDS[score]}:{advice}
              </Text>
            </>
          )}
        </Group>
      </div>
      <PasswordInput
        label={`再输一次${label}`}
        autoComplete="new-password"
        error={unlike ? '两次输入的密码不一致' : undefined}
        value={value.repeat}
        onChange={(event) => onChange({ ...value, repeat: event.currentTarget.value })}
      />
    </Stack>
  );
}

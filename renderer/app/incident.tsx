import { Button, Code, Group, Modal, Stack, Text } from '@mantine/core';
import { Component, type ReactNode, useSyncExternalStore } from 'react';
import { appError } from '../../shared/kernel/errors';
import { AppFailure } from '../../shared/kernel/result';
import { bridge } from './bridge';
import { tellError } from './notify';

/**
 * The one handler of unexpected errors of the page: reported to main, which writes them into the log without
 * personal data and answers a number; the user sees the number, what was kept and what to do.
 */

interface Shown {
  readonly number: string;
}

let shown: Shown | null = null;
const listeners = new Set<() => void>();

function show(next: Shown | null): void {
  shown = next;
  for (const listener of [...listeners]) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

/** Reports a bug. A coded failure that got here is no bug: it is told as what it is. */
export async function reportUnexpected(thrown: unknown, where: string): Promise<void> {
  if (thrown instanceof AppFailure) return tellError(thrown.error);
  const error = thrown instanceof Error ? thrown : new Error(typeof thrown);
  const report = { name: error.name.slice(0, 200), stack: stackOf(error), where: where.slice(0, 200) };
  const answer = await bridge()
    .program.reportError(report)
    .catch(() => null);
  show({ number: answer?.ok ? answer.value : '未能记入日志' });
}

/** The frames alone: a message can carry what somebody typed, and that must not reach the log. */
function stackOf(error: Error): string {
  const lines = (error.stack ?? '').split('\n').filter((line) => /^\s*at /.test(line));
  return lines.join('\n').slice(0, 8000);
}

/** Chromium reports this when a layout settles a frame later; nothing is broken by it. */
const HARMLESS = /^ResizeObserver loop/;

/** Catches what no component and no promise caught. Called once at start. */
export function watchUnexpected(): void {
  window.addEventListener('error', (event) => {
    if (HARMLESS.test(event.message)) return;
    void reportUnexpected(event.error, 'window.onerror');
  });
  window.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    void reportUnexpected(event.reason, 'unhandledrejection');
  });
}

/** Tells of an incident over whatever is in front. */
export function IncidentDialog() {
  const incident = useSyncExternalStore(subscribe, () => shown);
  return (
    <Modal opened={incident !== null} onClose={() => show(null)} title="程序遇到意外错误" size="md">
      <Stack gap="md">
        <IncidentText number={incident?.number ?? ''} />
        <Group justify="flex-end">
          <Button variant="default" onClick={() => window.location.reload()}>
            重新载入界面
          </Button>
          <Button data-autofocus onClick={() => show(null)}>
            继续
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function IncidentText({ number }: { readonly number: string }) {
  return (
    <>
      <Text>{appError('program.unexpected', { incident: number }).message}</Text>
      <Text size="sm" c="dimmed">
        事件编号：<Code>{number}</Code>
      </Text>
    </>
  );
}

interface BoundaryProps {
  readonly where: string;
  /** A new value clears the error: the next place gets its chance. */
  readonly place: unknown;
  readonly children: ReactNode;
}

/** Keeps a broken screen from taking the shell with it. */
export class IncidentBoundary extends Component<
  BoundaryProps,
  { readonly failedAt: unknown; readonly failed: boolean }
> {
  override state = { failed: false, failedAt: undefined as unknown };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  static getDerivedStateFromProps(props: BoundaryProps, state: { failed: boolean; failedAt: unknown }) {
    if (!state.failed) return { failedAt: props.place };
    return state.failedAt === props.place ? null : { failed: false, failedAt: props.place };
  }

  override componentDidCatch(error: Error) {
    void reportUnexpected(error, this.props.where);
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <Stack p="xl" gap="sm" align="flex-start">
        <Text fw={600}>这一页没有显示出来</Text>
        <Text c="dimmed">已保存的内容不受影响。可以重试，或先到别的页面。</Text>
        <Button variant="default" onClick={() => this.setState({ failed: false })}>
          重试
        </Button>
      </Stack>
    );
  }
}

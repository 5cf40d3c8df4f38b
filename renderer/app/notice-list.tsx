import { Alert, Stack } from '@mantine/core';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Notice } from '../../shared/bridge/shapes';

const LOOK = {
  info: { color: 'gray', title: '提示' },
  warning: { color: 'yellow.9', title: '请注意' },
  danger: { color: 'red', title: '重要' },
} as const;

const ORDER = ['danger', 'warning', 'info'] as const;

interface NoticeListProps {
  readonly notices: readonly Notice[];
  /** What can be done about a notice, below its text. */
  readonly remedy?: (notice: Notice) => ReactNode;
}

/** Notices of the vault in full, the gravest first. */
export function NoticeList({ notices, remedy }: NoticeListProps) {
  if (notices.length === 0) return null;
  const sorted = [...notices].sort((a, b) => ORDER.indexOf(a.level) - ORDER.indexOf(b.level));
  return (
    <Stack gap="sm">
      {sorted.map((notice) => (
        <Alert
          key={`${notice.code}:${notice.message}`}
          color={LOOK[notice.level].color}
          title={LOOK[notice.level].title}
          icon={
            notice.level === 'info' ? <IconInfoCircle size="1.25rem" /> : <IconAlertTriangle size="1.25rem" />
          }
          role={notice.level === 'danger' ? 'alert' : 'note'}
        >
          {notice.message}
          {remedy?.(notice)}
        </Alert>
      ))}
    </Stack>
  );
}

import { Anchor } from '@mantine/core';
import type { ReactNode } from 'react';
import { useNavigation } from './navigation';
import { recordRoute } from './routes';

interface RecordLinkProps {
  readonly type: string;
  readonly id: string;
  readonly children: ReactNode;
}

/** Leads to where a record is filled in; places have no address, so it is a button that looks like a link. */
export function RecordLink({ type, id, children }: RecordLinkProps) {
  const { go } = useNavigation();
  return (
    <Anchor component="button" type="button" size="sm" ta="left" onClick={() => go(recordRoute(type, id))}>
      {children}
    </Anchor>
  );
}

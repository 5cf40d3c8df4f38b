import { MantineProvider } from '@mantine/core';
import { ModalsProvider } from '@mantine/modals';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { IncidentBoundary, IncidentDialog } from './incident';
import { readStyleNonce } from './nonce';
import classes from './providers.module.css';
import { theme } from './theme';

/** What every part of the page stands in. */
export function Providers({ children }: { readonly children: ReactNode }) {
  return (
    <MantineProvider theme={theme} forceColorScheme="light" getStyleNonce={readStyleNonce}>
      <Notifications
        position="bottom-right"
        limit={4}
        className={classes.messages}
        transitionDuration={0}
        zIndex={400}
      />
      <ModalsProvider>
        <IncidentBoundary where="root" place="root">
          {children}
        </IncidentBoundary>
        <IncidentDialog />
      </ModalsProvider>
    </MantineProvider>
  );
}

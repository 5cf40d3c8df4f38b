import { Loader } from '@mantine/core';
import { Suspense } from 'react';
import { BranchProvider } from './branch';
import { CommandHubProvider } from './command-hub';
import { useSession } from './data-context';
import { IdleLock } from './idle-lock';
import { IncidentBoundary } from './incident';
import { NavigationProvider, useNavigation } from './navigation';
import { useProgram } from './program-context';
import type { Route } from './routes';
import { renderScreen } from './screens';
import classes from './shell.module.css';
import { Sidebar } from './sidebar';
import { StatusBar } from './status-bar';
import { TopBar } from './top-bar';
import { UndoProvider } from './undo-state';

const CONTENT = 'content';

/** The program with an open vault: navigation, the screen in front, the status bar. */
export function Shell({ first }: { readonly first: Route }) {
  return (
    <NavigationProvider first={first}>
      <BranchProvider>
        <UndoProvider>
          <CommandHubProvider>
            <div className={classes.shell}>
              <SkipLink />
              <Sidebar />
              <main className={classes.main} id={CONTENT} tabIndex={-1}>
                <TopBar />
                <PracticeBanner />
                <ReadOnlyBanner />
                <ScreenInFront />
              </main>
              <StatusBar />
            </div>
            <IdleLock />
          </CommandHubProvider>
        </UndoProvider>
      </BranchProvider>
    </NavigationProvider>
  );
}

/** First stop of the Tab key: past the navigation into the screen. */
function SkipLink() {
  return (
    <button type="button" className={classes.skip} onClick={() => document.getElementById(CONTENT)?.focus()}>
      跳到内容
    </button>
  );
}

/** Over every screen of an invented office, so that nobody takes it for their own or types real people into it. */
function PracticeBanner() {
  const { unit } = useSession();
  if (unit.practice !== true) return null;
  return (
    <div className={classes.banner} role="note">
      <b>练习：</b>
      人名、号码和事项全是虚构的。可以随意试用，请不要录入真实资料，也不要用来上报。
    </div>
  );
}

/** Over every screen while nothing can be saved, so that nobody types for nothing. */
function ReadOnlyBanner() {
  const { readOnly } = useSession();
  const { status } = useProgram();
  if (!readOnly) return null;
  const grave = status.notices.find(({ level }) => level === 'danger') ?? status.notices[0];
  return (
    <div className={classes.banner} role="status">
      <b>只能查看，不能保存。</b>
      {grave?.message ?? '可以查看、查找和导出。'}
    </div>
  );
}

function ScreenInFront() {
  const { route, visit } = useNavigation();
  return (
    <div className={classes.screen}>
      <IncidentBoundary where={`screen ${route.screen}`} place={route}>
        <Suspense fallback={<Loader size="sm" m="xl" aria-label="正在载入" />}>
          {/* Another record is another form: nothing of the old one may linger in its state. */}
          <div key={visit} className={classes.screen} style={{ height: '100%' }}>
            {renderScreen(route)}
          </div>
        </Suspense>
      </IncidentBoundary>
    </div>
  );
}

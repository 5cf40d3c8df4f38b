import { useEffect, useState } from 'react';
import { bridge } from './bridge';

const LOOK_EVERY_MS = 60_000;

const lookers = new Set<() => void>();

/** Called after a backup was made or restored, so that nobody reads yesterday's time. */
export function backupsChanged(): void {
  for (const look of [...lookers]) look();
}

/** Local time of the newest backup, or null when there is none or it is not known yet. Looked up each minute. */
export function useLastBackup(): string | null {
  const [last, setLast] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    const look = () => {
      void bridge()
        .backup.list()
        .then((answer) => {
          if (!gone && answer.ok)
            setLast(
              answer.value
                .map(({ at }) => at)
                .sort()
                .at(-1) ?? null,
            );
        });
    };
    look();
    lookers.add(look);
    const timer = setInterval(look, LOOK_EVERY_MS);
    const off = bridge().on.notice(look);
    return () => {
      gone = true;
      lookers.delete(look);
      clearInterval(timer);
      off();
    };
  }, []);
  return last;
}

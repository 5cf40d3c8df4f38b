import { useEffect, useState } from 'react';
import { bridge } from './bridge';

const LOOK_EVERY_MS = 60_000;

/** Local time of the newest backup, or null when there is none or it is not known yet. Looked up each minute. */
export function useLastBackup(): string | null {
  const [last, setLast] = useState<string | null>(null);
  useEffect(() => {
    let gone = false;
    const look = async () => {
      const answer = await bridge().backup.list();
      if (gone || !answer.ok) return;
      const times = answer.value.map(({ at }) => at).sort();
      setLast(times.at(-1) ?? null);
    };
    void look();
    const timer = setInterval(() => void look(), LOOK_EVERY_MS);
    const off = bridge().on.notice(() => void look());
    return () => {
      gone = true;
      clearInterval(timer);
      off();
    };
  }, []);
  return last;
}

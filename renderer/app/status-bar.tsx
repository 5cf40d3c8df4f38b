import { useEffect, useState } from 'react';
import { ROLES } from '../../shared/rules/roles';
import { useDataEvent, useSession, useWritesUnderWay } from './data-context';
import { useProgram } from './program-context';
import classes from './shell.module.css';
import { shortTime } from './time';
import { useLastBackup } from './use-last-backup';
import { useLive } from './use-live';

/** The bottom line: is everything saved, who works, when was it last backed up and handed in. */
export function StatusBar() {
  const session = useSession();
  const { status } = useProgram();
  const overview = useLive('status-bar', 'any', (data) => data.overview()).value;
  const lastBackup = useLastBackup();
  const now = useNow();
  const alarms = status.notices.filter(({ level }) => level === 'danger').length;
  return (
    <footer className={classes.status}>
      {session.unit.practice === true && <b className={classes.alarm}>练习库：内容全是虚构的</b>}
      <SaveState readOnly={session.readOnly} />
      <span>
        用户 {session.user.name}（{ROLES[session.user.role]}）
      </span>
      <span>上次备份 {lastBackup === null ? '无' : shortTime(lastBackup, now)}</span>
      <span>上次上报 {overview?.lastBundleOut ? shortTime(overview.lastBundleOut, now) : '无'}</span>
      {alarms > 0 && <span className={classes.alarm}>有 {alarms} 条重要提示，见首页</span>}
      <span className={classes.spacer} />
      <time dateTime={now.toISOString()}>{clock(now)}</time>
    </footer>
  );
}

/** "Saved" is said only when the journal has everything and the view has caught up. */
function SaveState({ readOnly }: { readonly readOnly: boolean }) {
  const underWay = useWritesUnderWay();
  const [pending, setPending] = useState(0);
  useDataEvent('pending', ({ count }) => setPending(count));
  if (readOnly) return <span className={classes.alarm}>只读，不能保存</span>;
  if (underWay > 0) return <span role="status">正在保存…</span>;
  if (pending > 0) return <span role="status">已写入，{pending.toLocaleString()} 条变更待整理</span>;
  return (
    <span role="status" className={classes.saved}>
      已全部保存
    </span>
  );
}

/** Shown because a PC with a dead clock battery writes wrong days into the archive. */
function clock(now: Date): string {
  const two = (n: number) => String(n).padStart(2, '0');
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${day} 周${'日一二三四五六'[now.getDay()]} ${two(now.getHours())}:${two(now.getMinutes())}`;
}

function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 20_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

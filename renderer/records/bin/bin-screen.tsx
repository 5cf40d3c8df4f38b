import { Button, Checkbox, TextInput } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef, useState } from 'react';
import { useMay } from '../../app/actor';
import { useBranch } from '../../app/branch';
import { useData } from '../../app/data-context';
import { ErrorNote } from '../../app/error-note';
import { tell, tellError } from '../../app/notify';
import { Page } from '../../app/page';
import { shortTime } from '../../app/time';
import { useTypes } from '../../app/types-context';
import { useLive } from '../../app/use-live';
import type { Row } from '../../data/api';
import classes from './bin.module.css';
import { EraseDialog } from './erase-dialog';

const ROW_HEIGHT = 30;

/** What was deleted, by whom and when; any number of records can be put back in one act. */
export function BinScreen() {
  const types = useTypes();
  const data = useData();
  const may = useMay();
  const readOnly = !may('delete');
  const mayErase = may('care', null) && !readOnly;
  const { tree } = useBranch();
  const { value: rows, error } = useLive('bin', 'any', (api) => api.bin());
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [find, setFind] = useState('');
  const [busy, setBusy] = useState(false);
  const [erasing, setErasing] = useState<Row | null>(null);
  const scroll = useRef<HTMLDivElement>(null);

  const shown = (rows ?? []).filter((row) => row.title.includes(find.trim()));
  const chosen = shown.filter((row) => picked.has(row.id));
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
  });

  const restore = async (list: readonly Row[]) => {
    setBusy(true);
    const changes = list.map((row) => ({ id: row.id, type: row.type, deleted: false }));
    const answer = await data.commit({ changes, why: { kind: 'restore' } });
    setBusy(false);
    if (!answer.ok) return tellError(answer.error);
    setPicked(new Set());
    tell(`已恢复 ${list.length} 条记录`);
  };
  const toggle = (id: string) =>
    setPicked((old) => {
      const next = new Set(old);
      if (!next.delete(id)) next.add(id);
      return next;
    });

  return (
    <Page
      title="回收站"
      bare
      aside={
        rows === null ? null : <span>共 {rows.length} 条。删除的记录一直保留在这里，可以随时恢复。</span>
      }
      action={
        readOnly || shown.length === 0 ? null : (
          <Button disabled={chosen.length === 0} loading={busy} onClick={() => void restore(chosen)}>
            {chosen.length === 0 ? '恢复选中的记录' : `恢复选中的 ${chosen.length} 条`}
          </Button>
        )
      }
    >
      <div className={classes.frame}>
        <ErrorNote error={error} />
        {rows !== null && rows.length === 0 ? (
          <div className={classes.empty}>
            <h2>回收站是空的</h2>
            <p>在列表里删除的记录会出现在这里。</p>
          </div>
        ) : (
          <>
            <div className={classes.bar}>
              <TextInput
                size="xs"
                w={220}
                placeholder="按名称查找"
                aria-label="按名称查找"
                value={find}
                onChange={(event) => setFind(event.currentTarget.value)}
              />
              {readOnly ? null : (
                <Checkbox
                  label="全选"
                  checked={chosen.length > 0 && chosen.length === shown.length}
                  indeterminate={chosen.length > 0 && chosen.length < shown.length}
                  onChange={(event) =>
                    setPicked(event.currentTarget.checked ? new Set(shown.map((row) => row.id)) : new Set())
                  }
                />
              )}
            </div>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by arrow keys */}
            <section ref={scroll} className={classes.scroll} tabIndex={0} aria-label="已删除的记录">
              <ul className={classes.rows} style={{ height: virtual.getTotalSize() }}>
                {virtual.getVirtualItems().map((item) => {
                  const row = shown[item.index];
                  if (row === undefined) return null;
                  return (
                    <li
                      key={row.id}
                      className={classes.row}
                      style={{ transform: `translateY(${item.start}px)` }}
                    >
                      <Checkbox
                        disabled={readOnly}
                        aria-label={`选中 ${row.title}`}
                        checked={picked.has(row.id)}
                        onChange={() => toggle(row.id)}
                      />
                      <span className={classes.type}>{types.find(row.type)?.label ?? row.type}</span>
                      <span className={classes.title}>{row.title}</span>
                      <span className={classes.soft}>
                        {tree.find((node) => node.id === row.branch)?.name ?? ''}
                      </span>
                      <span className={classes.soft}>
                        {row.deletedBy ?? ''}{' '}
                        {row.deletedAt === undefined ? '' : `${shortTime(row.deletedAt, new Date())}删除`}
                      </span>
                      {readOnly ? null : (
                        <Button
                          size="compact-xs"
                          variant="subtle"
                          disabled={busy}
                          onClick={() => void restore([row])}
                        >
                          恢复
                        </Button>
                      )}
                      {mayErase && (
                        <Button
                          size="compact-xs"
                          variant="subtle"
                          aria-label={`彻底清除 ${row.title}`}
                          disabled={busy}
                          onClick={() => setErasing(row)}
                        >
                          彻底清除…
                        </Button>
                      )}
                    </li>
                  );
                })}
              </ul>
            </section>
          </>
        )}
        {erasing !== null && <EraseDialog row={erasing} onClose={() => setErasing(null)} />}
      </div>
    </Page>
  );
}

// biome-ignore-all lint/a11y/useFocusableInteractive: focus stays on the tree, aria-activedescendant names the item.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the tree handles the keys for all its items.

import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type DragEvent,
  type KeyboardEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import classes from './organizations.module.css';
import type { TreeLine } from './tree-lines';
import type { MoveTarget } from './tree-moves';

/** What a key asks for at a node. */
export type TreeAct = 'open' | 'rename' | 'add' | 'remove' | 'up' | 'down' | 'in' | 'out' | 'move';

interface TreeProps {
  readonly lines: readonly TreeLine[];
  /** Chosen organization; null: all. */
  readonly chosen: string | null;
  readonly renaming: string | null;
  readonly readOnly: boolean;
  readonly onChoose: (id: string) => void;
  readonly onToggle: (id: string, open: boolean) => void;
  readonly onAct: (id: string, act: TreeAct) => void;
  readonly onDrop: (id: string, target: MoveTarget) => void;
  readonly onRename: (id: string, name: string | null) => void;
}

type DropZone = 'before' | 'into' | 'after';

const ACTS: Readonly<Record<string, TreeAct>> = {
  Enter: 'open',
  F2: 'rename',
  Insert: 'add',
  n: 'add',
  N: 'add',
  Delete: 'remove',
  m: 'move',
  M: 'move',
};

const STEPS: Readonly<Record<string, TreeAct>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowRight: 'in',
  ArrowLeft: 'out',
};

/** The organizations as a tree with one tab stop; virtual, because a county has thousands. */
export function Tree(props: TreeProps) {
  const { lines, chosen } = props;
  const scroll = useRef<HTMLDivElement>(null);
  const id = useId();
  const [height, setHeight] = useState(28);
  const [drag, setDrag] = useState<{
    readonly id: string;
    readonly over: string;
    readonly zone: DropZone;
  } | null>(null);
  const dragged = useRef<string | null>(null);
  useLayoutEffect(() => {
    const node = scroll.current;
    if (node !== null) setHeight(Math.round(Number.parseFloat(getComputedStyle(node).fontSize) * 2));
  }, []);
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => height,
    overscan: 12,
  });
  const at = lines.findIndex((line) => line.node.id === chosen);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new choice moves the view, not every redraw.
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at, { align: 'auto' });
  }, [at]);

  // The name's input took the focus with it; the keyboard goes on in the tree.
  const wasRenaming = useRef(false);
  useEffect(() => {
    if (wasRenaming.current && props.renaming === null) scroll.current?.focus();
    wasRenaming.current = props.renaming !== null;
  }, [props.renaming]);

  const go = (to: number) => {
    const line = lines[Math.max(0, Math.min(lines.length - 1, to))];
    if (line !== undefined) props.onChoose(line.node.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== scroll.current) return;
    const line = lines[at];
    if (event.altKey) {
      const step = STEPS[event.key];
      if (step === undefined || line === undefined || props.readOnly) return;
      event.preventDefault();
      return props.onAct(line.node.id, step);
    }
    if (event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(scroll.current.clientHeight / height) - 1);
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: Math.max(0, at - 1),
      Home: 0,
      End: lines.length - 1,
      PageDown: at + page,
      PageUp: at - page,
    };
    const to = moves[event.key];
    const act = ACTS[event.key];
    if (to !== undefined) go(to);
    else if (line === undefined) return;
    else if (event.key === 'ArrowRight') {
      if (line.hasChildren && !line.open) props.onToggle(line.node.id, true);
      else if (line.hasChildren) go(at + 1);
    } else if (event.key === 'ArrowLeft') {
      if (line.hasChildren && line.open) props.onToggle(line.node.id, false);
      else if (line.node.parent !== null) go(lines.findIndex((other) => other.node.id === line.node.parent));
    } else if (act !== undefined && (act === 'open' || !props.readOnly)) props.onAct(line.node.id, act);
    else return;
    event.preventDefault();
  };

  const zoneOf = (event: DragEvent<HTMLElement>): DropZone => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = (event.clientY - box.top) / box.height;
    return share < 0.25 ? 'before' : share > 0.75 ? 'after' : 'into';
  };
  const dropOn = (line: TreeLine, zone: DropZone) => {
    const moved = dragged.current;
    dragged.current = null;
    setDrag(null);
    if (moved === null || moved === line.node.id) return;
    if (zone === 'into') return props.onDrop(moved, { parent: line.node.id, before: null });
    const next = lines.find(
      (other, index) =>
        index > lines.indexOf(line) && other.depth === line.depth && other.node.parent === line.node.parent,
    );
    props.onDrop(moved, {
      parent: line.node.parent,
      before: zone === 'before' ? line.node.id : (next?.node.id ?? null),
    });
  };

  return (
    <div
      ref={scroll}
      className={classes.tree}
      role="tree"
      tabIndex={0}
      aria-label="党组织"
      aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div className={classes.lines} role="presentation" style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map((item) => {
          const line = lines[item.index];
          if (line === undefined) return null;
          const { node } = line;
          return (
            <div
              key={node.id}
              id={`${id}-${item.index}`}
              role="treeitem"
              aria-level={line.depth + 1}
              aria-posinset={line.place}
              aria-setsize={line.siblings}
              aria-selected={node.id === chosen}
              aria-expanded={line.hasChildren ? line.open : undefined}
              className={classes.line}
              data-chosen={node.id === chosen || undefined}
              data-zone={drag?.over === node.id ? drag.zone : undefined}
              style={{ transform: `translateY(${item.start}px)`, height, paddingLeft: 6 + line.depth * 18 }}
              draggable={!props.readOnly && props.renaming !== node.id}
              onClick={() => props.onChoose(node.id)}
              onDoubleClick={() => props.onAct(node.id, 'open')}
              onDragStart={(event) => {
                dragged.current = node.id;
                event.dataTransfer.effectAllowed = 'move';
                event.dataTransfer.setData('text/x-organization', node.id);
              }}
              onDragEnd={() => setDrag(null)}
              onDragOver={(event) => {
                if (!event.dataTransfer.types.includes('text/x-organization')) return;
                event.preventDefault();
                setDrag({ id: dragged.current ?? '', over: node.id, zone: zoneOf(event) });
              }}
              onDrop={(event) => {
                event.preventDefault();
                dropOn(line, zoneOf(event));
              }}
            >
              <button
                type="button"
                tabIndex={-1}
                className={classes.twist}
                data-none={!line.hasChildren || undefined}
                aria-label={line.open ? '收起' : '展开'}
                onClick={(event) => {
                  event.stopPropagation();
                  props.onToggle(node.id, !line.open);
                }}
              >
                {line.open ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
              </button>
              {props.renaming === node.id ? (
                <RenameInput name={node.name} onDone={(name) => props.onRename(node.id, name)} />
              ) : (
                <span className={classes.name}>
                  {node.name}
                  {line.inLoop ? <em className={classes.loop}>上下级成环，请移动</em> : null}
                </span>
              )}
              <span className={classes.own} title="本级人数">
                {node.own}
              </span>
              <span className={classes.all} title="连同下级的人数">
                {node.all}
              </span>
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Enter and leaving keep the new name, Esc the old one. */
function RenameInput({
  name,
  onDone,
}: {
  readonly name: string;
  readonly onDone: (name: string | null) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  useEffect(() => input.current?.select(), []);
  const finish = (next: string | null) => {
    if (done.current) return;
    done.current = true;
    onDone(next);
  };
  return (
    <input
      ref={input}
      className={classes.rename}
      defaultValue={name}
      aria-label="新名称"
      onClick={(event) => event.stopPropagation()}
      onDoubleClick={(event) => event.stopPropagation()}
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish(event.currentTarget.value);
        if (event.key === 'Escape') {
          event.stopPropagation();
          finish(null);
        }
      }}
    />
  );
}

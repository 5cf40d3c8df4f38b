import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import classes from './list.module.css';

const NARROWEST = 300;

interface SplitProps {
  readonly left: ReactNode;
  /** Null: the left takes all. */
  readonly right: ReactNode | null;
  /** Share of the right side, 0 to 1. */
  readonly share: number;
  readonly onShare: (share: number) => void;
}

/** Two panes with a bar between them that mouse and arrow keys move. */
export function Split({ left, right, share, onShare }: SplitProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState(false);
  const width = () => frame.current?.clientWidth ?? 1000;
  const put = (rightWidth: number) =>
    onShare(Math.max(NARROWEST, Math.min(width() - NARROWEST, rightWidth)) / width());

  const onPointerMove = (event: PointerEvent) => {
    const box = frame.current?.getBoundingClientRect();
    if (held && box !== undefined) put(box.right - event.clientX);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowLeft' ? 24 : event.key === 'ArrowRight' ? -24 : 0;
    if (step === 0) return;
    event.preventDefault();
    put(share * width() + step);
  };

  return (
    <div ref={frame} className={classes.split} data-held={held || undefined}>
      <div className={classes.pane}>{left}</div>
      {right === null ? null : (
        <>
          {/* biome-ignore lint/a11y/useSemanticElements: a bar that is moved is no hr. */}
          <div
            className={classes.bar}
            role="separator"
            tabIndex={0}
            aria-orientation="vertical"
            aria-label="调整列表与表单的宽度"
            aria-valuenow={Math.round((1 - share) * 100)}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              setHeld(true);
            }}
            onPointerMove={onPointerMove}
            onPointerUp={() => setHeld(false)}
            onKeyDown={onKeyDown}
          />
          <div className={classes.side} style={{ flexBasis: `${share * 100}%` }}>
            {right}
          </div>
        </>
      )}
    </div>
  );
}

import { type ReactNode, useRef, useState } from 'react';
import classes from './import.module.css';

/** Takes files by dropping them or by the system's dialog. Folders and anything that is no file are left alone. */
export function DropArea(props: {
  readonly onFiles: (files: readonly File[]) => void;
  readonly compact?: boolean;
  readonly children: (choose: () => void) => ReactNode;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  return (
    <section
      className={props.compact ? classes.dropCompact : classes.drop}
      aria-label="选择或拖入要导入的文件"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        props.onFiles([...event.dataTransfer.files]);
      }}
    >
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept=".xlsx,.xls,.csv"
        aria-label="要导入的文件"
        onChange={(event) => {
          props.onFiles([...(event.currentTarget.files ?? [])]);
          // The same file can be chosen again after it was mended.
          event.currentTarget.value = '';
        }}
      />
      {props.children(() => input.current?.click())}
    </section>
  );
}

import { Button, Modal } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { type Attachment, blobUrl, previewKind } from './attachment';
import classes from './attachments.module.css';

// The PDF engine is 1.5 MB; it is loaded when the first PDF is opened.
const PdfPages = lazy(async () => ({ default: (await import('./pdf-pages')).PdfPages }));

interface PreviewProps {
  readonly file: Attachment;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

/** Pictures and PDF documents over the whole window. */
export function Preview({ file, onSave, onClose }: PreviewProps) {
  const [whole, setWhole] = useState(true);
  const [broken, setBroken] = useState(false);
  const kind = previewKind(file);
  return (
    <Modal opened onClose={onClose} fullScreen title={file.name} padding="sm">
      <div className={classes.bar}>
        {kind === 'image' ? (
          <Button size="compact-xs" variant="default" onClick={() => setWhole((old) => !old)}>
            {whole ? '原始大小' : '适合窗口'}
          </Button>
        ) : null}
        <Button size="compact-xs" variant="default" onClick={onSave}>
          另存为
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by arrow keys */}
      <section className={classes.preview} tabIndex={0} aria-label={file.name}>
        {broken ? (
          <p>这个文件的内容读不出来，可能已损坏或还没有同步到这台电脑。可以试试另存后用别的程序打开。</p>
        ) : kind === 'image' ? (
          <img
            src={blobUrl(file.blob)}
            alt={file.name}
            data-whole={whole || undefined}
            onError={() => setBroken(true)}
          />
        ) : (
          <Suspense fallback={<p>正在打开…</p>}>
            <PdfPages url={blobUrl(file.blob)} onBroken={() => setBroken(true)} />
          </Suspense>
        )}
      </section>
    </Modal>
  );
}

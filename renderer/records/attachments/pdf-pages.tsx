import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import classes from './attachments.module.css';
import { openPdf } from './pdf-engine';

/** Width of a page on the screen, CSS px. */
const PAGE_WIDTH = 860;
/** Height to width of an A4 page, for the room that a page takes before it is drawn. */
const UPRIGHT = 297 / 210;

interface PdfPagesProps {
  readonly url: string;
  readonly onBroken: () => void;
}

/** The pages of a PDF below each other; one is drawn when it comes into sight. */
export function PdfPages({ url, onBroken }: PdfPagesProps) {
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const broken = useRef(onBroken);
  useEffect(() => {
    broken.current = onBroken;
  });
  useEffect(() => {
    const task = openPdf(url);
    let closed = false;
    task.promise.then(
      (opened) => {
        if (!closed) setPdf(opened);
      },
      () => {
        if (!closed) broken.current();
      },
    );
    return () => {
      closed = true;
      void task.destroy();
    };
  }, [url]);

  if (pdf === null) return <p>正在打开…</p>;
  return (
    <div className={classes.pages}>
      {Array.from({ length: pdf.numPages }, (_, at) => at + 1).map((number) => (
        <PdfPage key={number} pdf={pdf} number={number} />
      ))}
    </div>
  );
}

/** True when a picture of the drawn page could not be decoded: pdf.js leaves its place blank without a word. */
const lacksPicture = (page: PDFPageProxy): boolean => [...page.objs].some(([, content]) => content === null);

function PdfPage({ pdf, number }: { readonly pdf: PDFDocumentProxy; readonly number: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [lacking, setLacking] = useState(false);
  useEffect(() => {
    const node = canvas.current;
    if (node === null) return;
    let cancel = () => {};
    const draw = async () => {
      const page = await pdf.getPage(number);
      const scale = PAGE_WIDTH / page.getViewport({ scale: 1 }).width;
      const sharp = Math.min(2, window.devicePixelRatio || 1);
      const viewport = page.getViewport({ scale: scale * sharp });
      node.width = viewport.width;
      node.height = viewport.height;
      node.style.height = `${viewport.height / sharp}px`;
      const task = page.render({ canvas: node, viewport });
      cancel = () => task.cancel();
      await task.promise;
      setLacking(lacksPicture(page));
    };
    // A page that scrolled away while it was drawn or a closed document ends the drawing; nothing is lost by it.
    const observer = new IntersectionObserver(
      (entries) => {
        if (!entries.some((entry) => entry.isIntersecting)) return;
        observer.disconnect();
        void draw().catch(() => undefined);
      },
      { rootMargin: '600px' },
    );
    observer.observe(node);
    return () => {
      observer.disconnect();
      cancel();
    };
  }, [pdf, number]);
  return (
    <>
      {lacking ? (
        <p role="status">
          第 {number} 页有图片无法在这里显示，内容没有丢失。请点“另存为”，用其他程序打开查看。
        </p>
      ) : null}
      <canvas
        ref={canvas}
        className={classes.page}
        role="img"
        aria-label={`第 ${number} 页`}
        style={{ width: PAGE_WIDTH, height: Math.round(PAGE_WIDTH * UPRIGHT) }}
      />
    </>
  );
}

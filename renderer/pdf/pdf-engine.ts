import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentLoadingTask,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.mjs?url';
import { PDF_OPTIONS } from './bundled-files';

/**
 * pdf.js with all that it needs on board: the legacy build (the floor is Chromium 114), its worker from our own
 * address. Fax and JBIG2 scans take pdf.js's own decoders in JavaScript; a JPEG 2000 picture can't be shown, and the
 * page says so (see pdf-pages.tsx).
 *
 * Opens a PDF served by main. The caller destroys the task when the preview closes.
 */
export function openPdf(url: string): PDFDocumentLoadingTask {
  GlobalWorkerOptions.workerSrc = workerUrl;
  return getDocument({ url, disableAutoFetch: true, verbosity: VerbosityLevel.ERRORS, ...PDF_OPTIONS });
}

import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentLoadingTask,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.mjs?url';
import { PDF_SOURCE } from '../../pdf/pdf-source';

/**
 * Opens a PDF served by main, in the legacy build (the floor is Chromium 114) with its worker from our own address. A
 * JPEG 2000 picture can't be shown, and the page says so (see pdf-pages.tsx). The caller destroys the task when the
 * preview closes.
 */
export function openPdf(url: string): PDFDocumentLoadingTask {
  GlobalWorkerOptions.workerSrc = workerUrl;
  return getDocument({ ...PDF_SOURCE, url, disableAutoFetch: true, verbosity: VerbosityLevel.ERRORS });
}

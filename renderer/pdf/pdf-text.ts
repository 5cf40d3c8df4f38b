import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { PDF_OPTIONS } from './bundled-files';

/** Where pdf.js looks for its parser before it would start a worker of its own. */
interface PdfScope {
  pdfjsWorker?: unknown;
}

/**
 * Text of a PDF, its pages as paragraphs, at most so many characters. To be called in a worker: the parser runs in the
 * same thread. Empty for a scan; rejects for what is no PDF or needs a password.
 */
export async function pdfText(bytes: Uint8Array, longest: number): Promise<string> {
  const scope: PdfScope = globalThis as PdfScope;
  // @ts-expect-error the package has no types for its parser
  scope.pdfjsWorker ??= await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  const task = getDocument({ data: bytes, verbosity: VerbosityLevel.ERRORS, ...PDF_OPTIONS });
  try {
    const pdf = await task.promise;
    const pages: string[] = [];
    let length = 0;
    for (let number = 1; number <= pdf.numPages && length < longest; number++) {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
      pages.push(text);
      length += text.length;
    }
    return pages.join('\n').slice(0, longest);
  } finally {
    await task.destroy();
  }
}

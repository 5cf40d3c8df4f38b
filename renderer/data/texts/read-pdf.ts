import {
  getDocument,
  type PDFDocumentProxy,
  type PDFPageProxy,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
// Without a worker of its own pdf.js works where it is called, by the handler that this module leaves behind. In a
// worker it also takes the worker's messages for its own and says `ready` there: see text-worker.ts.
import 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import type { TextContent } from 'pdfjs-dist/types/src/display/api';
import { PDF_SOURCE } from '../../pdf/pdf-source';
import { Gathering, type Taken } from './gathering';
import { TEXT_LIMITS, Unreadable } from './reading';

/** Text of a PDF, page after page, lines as they stand. Empty for a scan. Takes `bytes` over. */
export async function readPdf(bytes: Uint8Array): Promise<Taken> {
  const task = getDocument({
    ...PDF_SOURCE,
    data: bytes,
    // Fonts are not drawn, and there is no document to load them into.
    disableFontFace: true,
    useSystemFonts: false,
    stopAtErrors: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    return await textOf(await task.promise);
  } catch (thrown) {
    throw isPassword(thrown) ? new Unreadable('password') : thrown;
  } finally {
    await task.destroy();
  }
}

async function textOf(pdf: PDFDocumentProxy): Promise<Taken> {
  const into = new Gathering();
  const pages = Math.min(pdf.numPages, TEXT_LIMITS.pages);
  for (let number = 1; number <= pages && !into.isFull; number += 1) {
    await takePage(await pdf.getPage(number), into);
    into.add('\n');
  }
  return into.taken(pages < pdf.numPages);
}

/** Through a reader: `getTextContent` iterates the stream, which Chromium does from 124 on. */
async function takePage(page: PDFPageProxy, into: Gathering): Promise<void> {
  const reader: ReadableStreamDefaultReader<TextContent> = page.streamTextContent().getReader();
  // One page may draw the same text without end; the task is given up with the last page that is looked at.
  while (!into.isFull) {
    const { done, value } = await reader.read();
    if (done) break;
    for (const item of value.items) {
      if (!('str' in item)) continue;
      into.add(item.str);
      if (item.hasEOL) into.add('\n');
    }
  }
  page.cleanup();
}

/** The class itself is not exported. */
const isPassword = (thrown: unknown): boolean =>
  thrown instanceof Error && thrown.name === 'PasswordException';

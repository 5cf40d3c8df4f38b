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
import { TEXT_LIMITS, Unreadable } from './reading';

/** Text of a PDF, page after page, lines as they stand. Empty for a scan. Takes `bytes` over. */
export async function readPdf(bytes: Uint8Array): Promise<string> {
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

async function textOf(pdf: PDFDocumentProxy): Promise<string> {
  const texts: string[] = [];
  let length = 0;
  for (let number = 1; number <= Math.min(pdf.numPages, TEXT_LIMITS.pages); number += 1) {
    const text = await textOfPage(await pdf.getPage(number));
    texts.push(text);
    length += text.length;
    if (length > TEXT_LIMITS.characters) break;
  }
  return texts.join('\n');
}

/** Through a reader: `getTextContent` iterates the stream, which Chromium does from 124 on. */
async function textOfPage(page: PDFPageProxy): Promise<string> {
  const parts: string[] = [];
  const reader: ReadableStreamDefaultReader<TextContent> = page.streamTextContent().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    for (const item of value.items) if ('str' in item) parts.push(item.str, item.hasEOL ? '\n' : '');
  }
  page.cleanup();
  return parts.join('');
}

/** The class itself is not exported. */
const isPassword = (thrown: unknown): boolean =>
  thrown instanceof Error && thrown.name === 'PasswordException';

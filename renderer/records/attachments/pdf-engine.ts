import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentLoadingTask,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.mjs?url';

/**
 * pdf.js with all that it needs on board: the legacy build (the floor is Chromium 114), its worker from our own
 * address, character maps and stand-in fonts from the package. Nothing is evaluated and no WebAssembly is compiled
 * (the page's policy allows neither): fax and JBIG2 scans take pdf.js's own decoders in JavaScript; a JPEG 2000
 * picture can't be shown, and the page says so (see pdf-pages.tsx). Nothing comes from a network.
 */
const maps = import.meta.glob<string>('../../../node_modules/pdfjs-dist/cmaps/*.bcmap', {
  query: '?url',
  import: 'default',
  eager: true,
});
const fonts = import.meta.glob<string>('../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
  query: '?url',
  import: 'default',
  eager: true,
});

const byName = new Map(
  [...Object.entries(maps), ...Object.entries(fonts)].map(([path, url]) => [
    path.slice(path.lastIndexOf('/') + 1),
    url,
  ]),
);

/** Hands pdf.js the bundled files by their names; build tools give them other addresses. */
class BundledFiles {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const url = byName.get(filename);
    if (url === undefined) throw new Error(`not bundled: ${filename}`);
    const answer = await fetch(url);
    return new Uint8Array(await answer.arrayBuffer());
  }
}

/** Opens a PDF served by main. The caller destroys the task when the preview closes. */
export function openPdf(url: string): PDFDocumentLoadingTask {
  GlobalWorkerOptions.workerSrc = workerUrl;
  return getDocument({
    url,
    isEvalSupported: false,
    useWasm: false,
    useWorkerFetch: false,
    enableXfa: false,
    disableAutoFetch: true,
    verbosity: VerbosityLevel.ERRORS,
    BinaryDataFactory: BundledFiles,
    // Any text makes pdf.js ask the factory above; the names are looked up there.
    cMapUrl: 'bundled/',
    standardFontDataUrl: 'bundled/',
  });
}

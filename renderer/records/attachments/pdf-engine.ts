import {
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentLoadingTask,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import workerUrl from 'pdfjs-dist/legacy/build/pdf.worker.mjs?url';

/**
 * pdf.js with all that it needs on board: the legacy build (the floor is Chromium 114), its worker from our own
 * address, character maps, stand-in fonts and picture decoders from the package. Nothing is evaluated, nothing comes
 * from a network. The decoders for fax and JBIG2 pictures are WebAssembly; where the worker's policy forbids that,
 * the page is drawn without the picture and says so (see pdf-pages.tsx).
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

const decoders = import.meta.glob<string>('../../../node_modules/pdfjs-dist/wasm/*.wasm', {
  query: '?url',
  import: 'default',
  eager: true,
});

const byName = new Map(
  [...Object.entries(maps), ...Object.entries(fonts), ...Object.entries(decoders)].map(([path, url]) => [
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
    useWorkerFetch: false,
    enableXfa: false,
    disableAutoFetch: true,
    verbosity: VerbosityLevel.ERRORS,
    BinaryDataFactory: BundledFiles,
    // Any text makes pdf.js ask the factory above; the names are looked up there.
    cMapUrl: 'bundled/',
    standardFontDataUrl: 'bundled/',
    wasmUrl: 'bundled/',
  });
}

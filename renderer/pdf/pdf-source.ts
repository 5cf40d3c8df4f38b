/// <reference types="vite/client" />

/**
 * pdf.js with all that it needs on board: character maps and stand-in fonts from the package. Nothing is evaluated and
 * no WebAssembly is compiled (the page's policy allows neither): fax and JBIG2 scans take pdf.js's own decoders in
 * JavaScript. Nothing comes from a network. Shared by the preview and by the worker that takes the text.
 */
const maps = import.meta.glob<string>('../../node_modules/pdfjs-dist/cmaps/*.bcmap', {
  query: '?url',
  import: 'default',
  eager: true,
});
const fonts = import.meta.glob<string>('../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}', {
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

/** Settings of `getDocument`, whatever the document comes from. */
export const PDF_SOURCE = {
  isEvalSupported: false,
  useWasm: false,
  useWorkerFetch: false,
  enableXfa: false,
  BinaryDataFactory: BundledFiles,
  // Any text makes pdf.js ask the factory above; the names are looked up there.
  cMapUrl: 'bundled/',
  standardFontDataUrl: 'bundled/',
} as const;

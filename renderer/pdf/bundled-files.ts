/// <reference types="vite/client" />

/** Character maps and stand-in fonts of pdf.js, as build tools have addressed them. Nothing comes from a network. */
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
export class BundledFiles {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const url = byName.get(filename);
    if (url === undefined) throw new Error(`not bundled: ${filename}`);
    const answer = await fetch(url);
    return new Uint8Array(await answer.arrayBuffer());
  }
}

/**
 * What every use of pdf.js here asks for. Nothing is evaluated and no WebAssembly is compiled (the page's policy allows
 * neither). Any text as address makes pdf.js ask the factory; the names are looked up there.
 */
export const PDF_OPTIONS = {
  isEvalSupported: false,
  useWasm: false,
  useWorkerFetch: false,
  enableXfa: false,
  BinaryDataFactory: BundledFiles,
  cMapUrl: 'bundled/',
  standardFontDataUrl: 'bundled/',
} as const;

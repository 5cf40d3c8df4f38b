import { CFB } from 'xlsx';

/** A stream of a compound file ([MS-CFB]) by its name; undefined: there is none. */
export type OleStreams = (name: string) => Uint8Array | undefined;

/** Opens a compound file. Throws what the container's reader throws on a broken one. */
export function oleStreams(bytes: Uint8Array): OleStreams {
  const container = CFB.read(bytes, { type: 'array' });
  return (name) => {
    // Only at the root: a document that is embedded has streams of the same names.
    const at = container.FullPaths.findIndex((path: string) => /^[^/]*\/([^/]+)$/.exec(path)?.[1] === name);
    const content: unknown = container.FileIndex[at]?.content;
    if (content instanceof Uint8Array) return content;
    return Array.isArray(content) ? Uint8Array.from(content) : undefined;
  };
}

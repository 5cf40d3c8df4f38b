import { formatDeclaration, formatInfo, formatManifest } from '../../../shared/bundle/bagit-text';

/** A payload file as its manifest lists it. */
interface Listed {
  readonly path: string;
  readonly size: number;
  readonly checksum: string;
}

/** The tag files of a bag but the tag manifest, in the order in which they are written (RFC 8493, section 2). */
export function tagFiles(
  files: readonly Listed[],
  algorithm: string,
  info: readonly (readonly [label: string, value: string])[],
): readonly (readonly [path: string, text: string])[] {
  const octets = files.reduce((sum, file) => sum + file.size, 0);
  const elements = [...info, ['Payload-Oxum', `${octets}.${files.length}`] as const];
  return [
    ['bagit.txt', formatDeclaration()],
    ['bag-info.txt', formatInfo(elements)],
    [`manifest-${algorithm}.txt`, formatManifest(new Map(files.map((file) => [file.path, file.checksum])))],
  ];
}

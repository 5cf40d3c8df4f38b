import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  encodePath,
  formatInfo,
  formatManifest,
  leavesBag,
  manifestAlgorithm,
  parseDeclaration,
  parseInfo,
  parseManifest,
  pathCandidates,
} from '../../../../shared/bundle/bagit-text';

const pathPart = fc.string({ unit: fc.constantFrom(...'ab%0Ad25\n\r 乡.'), minLength: 1, maxLength: 12 });

describe('manifests', () => {
  it('read back as they were written, whatever is in the paths', () => {
    fc.assert(
      fc.property(fc.uniqueArray(pathPart), (names) => {
        const files = new Map(names.map((name, at) => [`data/${name}`, at.toString(16).padStart(64, '0')]));
        const { lines, bad } = parseManifest(formatManifest(files));
        expect(bad).toEqual([]);
        expect(new Map(lines.map((line) => [pathCandidates(line.raw, '1.0')[0], line.checksum]))).toEqual(
          files,
        );
      }),
    );
  });

  it('stand in the order of their paths, so that the same files give the same bytes', () => {
    const files = [
      ['data/b', '1'],
      ['data/a', '2'],
    ] as const;
    expect(formatManifest(new Map(files))).toBe(formatManifest(new Map([...files].reverse())));
  });

  it('never throw on noise', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { lines, bad } = parseManifest(text);
        expect(lines.length + bad.length).toBeLessThanOrEqual(text.split(/\r\n|\n|\r/).length);
      }),
    );
  });
});

describe('paths', () => {
  it('encode CR, LF and percent and nothing else', () => {
    expect(encodePath('a\r\n% b/乡')).toBe('a%0D%0A%25 b/乡');
  });

  it.each([
    '../a',
    'data/../../a',
    '/a',
    '\\a',
    'C:\\a',
    'c:a',
    '~/a',
    '~root',
    'data/~/a',
    '$HOME/a',
    '%TEMP%\\a',
    'file:///a',
    'a\\..\\b',
    'a\u0000',
  ])('%j leaves the bag', (path) => expect(leavesBag(path)).toBe(true));

  it.each(['data/a', 'data/a..b', 'data/...', 'data/a~', 'data/x$y', 'manifest-md5.txt'])(
    '%j stays inside',
    (path) => expect(leavesBag(path)).toBe(false),
  );
});

describe('names of manifests', () => {
  it('give the algorithm, normalised', () => {
    expect(manifestAlgorithm('manifest-SHA-256.txt', 'manifest')).toBe('sha256');
    expect(manifestAlgorithm('tagmanifest-md5.txt', 'tagmanifest')).toBe('md5');
    for (const name of [
      'tagmanifest-md5.txt',
      'manifest.txt',
      'manifest-.txt',
      'x/manifest-md5.txt',
      'manifest-md5.txt.bak',
    ]) {
      expect(manifestAlgorithm(name, 'manifest')).toBeNull();
    }
  });
});

describe('bag-info.txt', () => {
  it('keeps values to one line each, so that none can forge an element', () => {
    const text = formatInfo([['External-Description', 'a\nPayload-Oxum: 0.0\r\nb']]);
    expect(parseInfo(text, true).lines.map(({ label, value }) => [label, value])).toEqual([
      ['External-Description', 'a Payload-Oxum: 0.0 b'],
    ]);
  });
});

describe('bagit.txt', () => {
  it('is read with blanks before 1.0 and without from 1.0 on', () => {
    const text = (version: string) => `BagIt-Version : ${version} \nTag-File-Character-Encoding:UTF-8\n\n`;
    expect(parseDeclaration(text('0.97'))).toEqual({ version: '0.97', encoding: 'UTF-8' });
    expect(parseDeclaration(text('1.0'))).toEqual({ badLine: 1 });
  });
});

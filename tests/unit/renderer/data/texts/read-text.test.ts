import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readText } from '../../../../../renderer/data/texts/read-text';

/** One speech, saved as each kind by an office program. */
const sample = (name: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(readFileSync(path.join(__dirname, 'files', name)));

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

const SENTENCE = '各村要围绕先锋岗、示范户和群众满意度，把公开承诺落到实处，电话 0710-1234567。';

describe('text is taken out of a document', () => {
  for (const ending of ['docx', 'doc']) {
    it(`of Word, ${ending}: every paragraph, letters and digits among them`, async () => {
      const text = await readText(sample(`speech.${ending}`), ending);
      expect(text).toMatch(/^清溪镇创先争优活动动员讲话\n/);
      expect(text).toContain(SENTENCE);
      expect(text?.trimEnd().endsWith('问题限期整改。')).toBe(true);
    });
  }

  it('of PDF', async () => {
    const text = await readText(sample('speech.pdf'), 'pdf');
    expect(text?.replace(/\s/g, '')).toContain(SENTENCE.replace(/\s/g, ''));
  });

  it('whatever the file is called', async () => {
    expect(await readText(sample('speech.docx'), 'doc')).toContain(SENTENCE);
  });

  it('of a text file, in UTF-8 and in GB18030', async () => {
    expect(await readText(bytesOf(SENTENCE), 'txt')).toBe(SENTENCE);
    // 公示 in GB18030.
    expect(await readText(Uint8Array.from([0xb9, 0xab, 0xca, 0xbe]), 'txt')).toBe('公示');
  });
});

describe('a file without text is none the worse', () => {
  it.each([
    ['an empty one', new Uint8Array(0), 'txt'],
    ['a picture that is called a document', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 1, 2, 3]), 'docx'],
    ['a zip that is no document', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]), 'docx'],
    ['a PDF that breaks off', bytesOf('%PDF-1.7\n1 0 obj'), 'pdf'],
    ['a Word file that breaks off', sample('speech.doc').slice(0, 2048), 'doc'],
  ])('%s gives nothing', async (_name, bytes, ending) => {
    expect(await readText(bytes, ending)).toBeNull();
  });

  it('whichever byte of a Word file is another, the reader comes to an end', async () => {
    const whole = sample('speech.doc');
    for (let at = 0; at < whole.length; at += 97) {
      const bent = whole.slice();
      bent[at] = (bent[at] ?? 0) ^ 0xff;
      const text = await readText(bent, 'doc');
      expect(text === null || typeof text === 'string').toBe(true);
    }
  });
});

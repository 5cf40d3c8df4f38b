import { describe, expect, test } from 'vitest';
import { Gathering } from '../../../../../renderer/data/texts/gathering';
import { wordText } from '../../../../../renderer/data/texts/read-docx';

describe('XML that nobody closed', () => {
  const endless = 200_000;
  test.each([
    ['tags', `<${'a'.repeat(endless)}`],
    ['names', '<a'.repeat(endless)],
    ['attributes', '<a b="'.repeat(endless)],
    ['quotes of both kinds', `<a "'`.repeat(endless)],
    ['comments', '<!--'.repeat(endless)],
    ['declarations', '<!'.repeat(endless)],
    ['instructions', '<?'.repeat(endless)],
    ['brackets', '<'.repeat(endless)],
  ])('is passed over in the time it takes to look at it: %s', (_, broken) => {
    const into = new Gathering();
    const start = performance.now();
    wordText(`<w:p><w:t>前文</w:t></w:p>${broken}`, into);
    // Quadratic would be 40,000,000,000 steps: minutes.
    expect(performance.now() - start).toBeLessThan(3000);
    expect(into.taken().text).toContain('前文');
  });

  test('loses only what is in the broken tag', () => {
    const into = new Gathering();
    wordText('<w:t>甲</w:t><w:r a="<w:t>乙</w:t><w:p w:x="1>2"/><w:t xml:space="preserve">丙</w:t>', into);
    expect(into.taken()).toEqual({ text: '甲乙\n丙', cut: false });
  });
});

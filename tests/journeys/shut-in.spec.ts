import { expect, test } from '@playwright/test';
import { launch, type Program } from './launch';

/** What the page must not be able to do, tried from inside the page of the real program. */
test.describe('the page', () => {
  let program: Program;
  test.beforeAll(async () => {
    program = await launch();
  });
  test.afterAll(async () => {
    await program.close();
  });

  test('lives under its own address and has no Node', async () => {
    const seen = await program.page.evaluate(() => ({
      origin: window.location.origin,
      secure: window.isSecureContext,
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
    }));
    expect(seen).toEqual({ origin: 'app://xiangdang', secure: true, node: [] });
  });
});

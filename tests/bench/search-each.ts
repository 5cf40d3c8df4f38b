import type { Page } from '@playwright/test';

/** Asks the data worker for each text, one after the other; the time of each answer, ms. */
export async function searchEach(
  page: Page,
  method: 'search' | 'searchFiles',
  queries: readonly string[],
  limit: number,
): Promise<number[]> {
  return page.evaluate(
    async ([name, texts, most]) => {
      const data = window.xiangdangData;
      if (!data) throw new Error('no data worker');
      const times: number[] = [];
      for (const text of texts) {
        const started = performance.now();
        const answer = await data[name]({ text, limit: most });
        times.push(performance.now() - started);
        if (!answer.ok) throw new Error(answer.error.code);
      }
      return times;
    },
    [method, queries, limit] as const,
  );
}

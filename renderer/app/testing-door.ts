import type { DataApi } from '../data/api';

declare global {
  interface Window {
    /** The data worker's answers, for tests and measurements; only there with XIANGDANG_TESTING=1, never packaged. */
    xiangdangData?: DataApi;
  }
}

/** Lets whoever drives the window through DevTools ask the data worker what the screens ask. Answers how to end it. */
export function openTestingDoor(api: DataApi): () => void {
  window.xiangdangData = api;
  return () => {
    delete window.xiangdangData;
  };
}

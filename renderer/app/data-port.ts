import { DATA_PORT_MESSAGE } from '../../shared/bridge/page';
import type { Result } from '../../shared/kernel/result';
import { ok } from '../../shared/kernel/result';
import { bridge } from './bridge';

/** Asks main for the data worker's line; the preload hands the port over as a window message. */
export async function askDataPort(): Promise<Result<MessagePort>> {
  const stop = new AbortController();
  const port = new Promise<MessagePort>((resolve) => {
    window.addEventListener(
      'message',
      (event) => {
        const [first] = event.ports;
        if (event.source !== window || event.data !== DATA_PORT_MESSAGE || first === undefined) return;
        resolve(first);
        stop.abort();
      },
      { signal: stop.signal },
    );
  });
  const asked = await bridge().program.connectData();
  if (!asked.ok) {
    stop.abort();
    return asked;
  }
  return ok(await port);
}

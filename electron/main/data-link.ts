import type { MessageEvent, MessagePortMain, WebContents } from 'electron';
import { MessageChannelMain } from 'electron';
import { z } from 'zod';
import type { LinkAnswer } from '../../shared/bridge/page';
import { appError } from '../../shared/kernel/errors';
import type { Result } from '../../shared/kernel/result';
import { err } from '../../shared/kernel/result';
import type { Border, Bound } from './answer';
import { answer } from './answer';

/** Largest message of the data worker: one batch of an import, one part of a file. */
const DATA_CAP = 64 * 1024 * 1024;
/** The channel on which the preload waits for the port. */
export const DATA_PORT_CHANNEL = 'data.port';

const request = z.strictObject({ id: z.number().int(), method: z.string().max(80), args: z.unknown() });

export interface DataLink {
  /** Makes a new line and sends its far end to the page. A line that was open is closed first: there is one worker. */
  connect(page: Pick<WebContents, 'postMessage'>): void;
  /** Ends the line, at lock and before a reload. */
  close(): void;
}

/** The data worker's line: requests by number, answered in whatever order they get ready. */
export function openDataLink(bound: ReadonlyMap<string, Bound>, border: Omit<Border, 'cap'>): DataLink {
  let open: MessagePortMain | undefined;

  const close = (): void => {
    open?.close();
    open = undefined;
  };

  const serve = async (port: MessagePortMain, event: MessageEvent): Promise<void> => {
    const asked = request.safeParse(event.data);
    // Without a number there is nobody to answer.
    if (!asked.success) return border.log.write('warning', 'bridge.bad-message', {}, 'data link');
    const { id, method, args } = asked.data;
    const reply: LinkAnswer = { id, result: await resultOf(method, args) };
    // A line closed meanwhile has nobody on it who waits.
    if (open === port) port.postMessage(reply);
  };

  const resultOf = async (name: string, args: unknown): Promise<Result<unknown>> => {
    const found = bound.get(name);
    if (!found) {
      border.log.write('warning', 'bridge.unknown-method');
      return err(appError('program.bad-message'));
    }
    const options = { ...border, cap: DATA_CAP, parseResult: false };
    return answer(name, found.method, found.handler, args, options);
  };

  const connect: DataLink['connect'] = (page) => {
    close();
    const { port1, port2 } = new MessageChannelMain();
    open = port1;
    port1.on('message', (event) => {
      void serve(port1, event);
    });
    port1.on('close', () => {
      if (open === port1) open = undefined;
    });
    port1.start();
    page.postMessage(DATA_PORT_CHANNEL, null, [port2]);
  };

  return { connect, close };
}

import { v7 } from 'uuid';
import { BagsIn } from '../../../electron/main/bags-in';
import { BagsOut } from '../../../electron/main/bags-out';
import { bagHandlers } from '../../../electron/main/handlers/bag';
import { blobHandlers, journalHandlers, sessionHandlers } from '../../../electron/main/handlers/records';
import { openTickets, type Purpose } from '../../../electron/main/tickets';
import type { VaultService } from '../../../electron/services/vault/vault-service';
import type { DataApi, DataEvents } from '../../../renderer/data/api';
import { createDataSession } from '../../../renderer/data/data-session';
import { type LinkPort, openLink } from '../../../renderer/data/link';
import { type Opened, openVault } from '../../../renderer/data/opening';
import type { SessionDeps } from '../../../renderer/data/session-deps';
import { TEXT_ENCODINGS } from '../../../renderer/data/spreadsheet/decode-text';
import { readWorkbook } from '../../../renderer/data/spreadsheet/read-workbook';
import { readFile } from '../../../renderer/data/texts/read-file';
import { contract } from '../../../shared/bridge/contract';
import type { Method } from '../../../shared/bridge/define';
import type { RecordValues } from '../../../shared/records/define';
import { good } from './vault';

/**
 * The data worker's session over the main process's own handlers and a real vault on the disk; only the message port
 * and IndexedDB (which Node has not) are left out: the view lies in memory, everything is read from the journal.
 */
export interface TestSession {
  readonly api: DataApi;
  readonly events: { readonly [E in keyof DataEvents]: DataEvents[E][] };
  /** A ticket as a dialog would have issued it. */
  readonly ticket: (place: string, purpose: Purpose) => string;
  readonly link: ReturnType<typeof openLink>['link'];
}

/** A port whose far end answers with these handlers; what crosses it is copied as between processes. */
export function portTo(handlers: Handlers): LinkPort {
  let listener: ((event: { readonly data: unknown }) => void) | undefined;
  return {
    postMessage(message) {
      const { id, method, args } = structuredClone(message) as { id: number; method: string; args: unknown };
      void answer(handlers, method, args).then((result) =>
        listener?.({ data: structuredClone({ id, result }) }),
      );
    },
    addEventListener: (_type, added) => {
      listener = added;
    },
    start: () => undefined,
    close: () => {
      listener = undefined;
    },
  };
}

type Handlers = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

async function answer(handlers: Handlers, name: string, args: unknown): Promise<unknown> {
  const [group = '', method = ''] = name.split('.');
  const groups: Readonly<Record<string, Readonly<Record<string, Method>>>> = contract;
  const parsed = groups[group]?.[method]?.args.parse(args);
  const handler = handlers[group]?.[method];
  if (typeof handler !== 'function') throw new Error(`no handler for ${name}`);
  return handler(parsed);
}

/** The main process's data methods over a vault. */
export function mainHandlers(service: VaultService, viewAllowed = false) {
  const tickets = openTickets();
  const bags = bagHandlers(new BagsOut(service, tickets, () => undefined), new BagsIn(service), tickets);
  const handlers = {
    session: sessionHandlers(service, viewAllowed),
    journal: journalHandlers(service),
    blobs: blobHandlers(service),
    bag: bags.data,
  };
  return { handlers: handlers as unknown as Handlers, tickets };
}

const afterTime: SessionDeps['later'] = (ms, job) => {
  const timer = setTimeout(job, ms);
  return () => clearTimeout(timer);
};

/** Opens a session on an unlocked vault. */
export async function openSession(
  service: VaultService,
  now: () => number = Date.now,
  later: SessionDeps['later'] = afterTime,
): Promise<TestSession> {
  const events = { changed: [], notice: [], progress: [], pending: [], texts: [] } as TestSession['events'];
  const { handlers, tickets } = mainHandlers(service);
  const api = createDataSession(
    (event, value) => {
      (events[event] as unknown[]).push(structuredClone(value));
    },
    {
      now,
      newId: () => v7(),
      random: (count) => crypto.getRandomValues(new Uint8Array(count)),
      later,
      readTable: async (bytes, name, encoding) =>
        readWorkbook(bytes, name, { encoding: TEXT_ENCODINGS.find((known) => known === encoding) }),
      textReader: { read: readFile, rest: () => undefined },
    },
  );
  good(await api.open({ port: portTo(handlers) as unknown as MessagePort }));
  const { link } = openLink(portTo(handlers));
  return { api, events, link, ticket: (place, purpose) => tickets.issue(place, [purpose]).ticket };
}

/** An open vault as it is before a session works on it: the parts themselves, its view in memory. */
export async function openParts(
  service: VaultService,
): Promise<{ readonly opened: Opened; readonly close: () => void }> {
  const { link, close } = openLink(portTo(mainHandlers(service).handlers));
  const deps = {
    now: Date.now,
    newId: () => v7(),
    random: (count: number) => crypto.getRandomValues(new Uint8Array(count)),
    later: afterTime,
  };
  const opened = good(await openVault(link, () => undefined, deps));
  await opened.vault.store.settled();
  return { opened, close };
}

/** Saves a new record and answers its id. */
export async function create(session: TestSession, type: string, values: RecordValues): Promise<string> {
  const changes = [{ id: null, type, values }];
  const saved = good(await session.api.commit({ changes, why: { kind: 'create' } }));
  return saved.ids[0] ?? '';
}

/** Saves a change to a record. */
export const edit = async (
  session: TestSession,
  type: string,
  id: string,
  values: RecordValues,
  version?: string,
) => good(await session.api.commit({ changes: [{ id, type, values, version }], why: { kind: 'edit' } }));

/** Values of a record as it stands. */
export const valuesOf = async (session: TestSession, id: string): Promise<RecordValues> =>
  good(await session.api.get({ id }))?.values ?? {};

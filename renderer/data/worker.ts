import { z } from 'zod';
import { createDataSession } from './data-session';
import { readTableInWorker } from './import/read-table';
import { serveRpc } from './rpc';
import { systemDeps } from './session-deps';
import { readerInWorker } from './texts/text-reader';

// Compiled validators need `new Function`, which the page's policy refuses and logs each time.
z.config({ jitless: true });

const reportBug = serveRpc(
  {
    postMessage: (message, transfer) => self.postMessage(message, { transfer }),
    addEventListener: (type, listener) => self.addEventListener(type, listener),
  },
  (emit) =>
    createDataSession(emit, { ...systemDeps, readTable: readTableInWorker, textReader: readerInWorker() }),
);

self.addEventListener('unhandledrejection', (event) => {
  event.preventDefault();
  reportBug(event.reason);
});

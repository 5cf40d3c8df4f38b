import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { BRIDGE_NAME, DATA_PORT_MESSAGE } from '../../shared/bridge/page';

/**
 * Puts one frozen object on the page, derived from the contract, and nothing else: no channel can be named by the
 * page. The contract's names come from main as an argument of this process, so that its schemas needn't be loaded
 * here before the first paint. `PageBridge` in shared/bridge says the same to the compiler.
 */
const NAMES = '--xiangdang-methods=';

interface Names {
  readonly methods: Readonly<Record<string, readonly string[]>>;
  readonly events: readonly string[];
}

function readNames(): Names {
  const argument = process.argv.find((item) => item.startsWith(NAMES));
  return JSON.parse(argument?.slice(NAMES.length) ?? '{"methods":{},"events":[]}');
}

const names = readNames();

const call = (channel: string) => (args?: unknown) => ipcRenderer.invoke(channel, args);

const subscribe = (event: string) => (listener: (payload: unknown) => void) => {
  const forward = (_event: IpcRendererEvent, payload: unknown): void => listener(payload);
  ipcRenderer.on(`event.${event}`, forward);
  return () => {
    ipcRenderer.removeListener(`event.${event}`, forward);
  };
};

const groups = Object.entries(names.methods).map(([group, methods]) => [
  group,
  Object.freeze(Object.fromEntries(methods.map((method) => [method, call(`${group}.${method}`)]))),
]);
const on = Object.freeze(Object.fromEntries(names.events.map((event) => [event, subscribe(event)])));

contextBridge.exposeInMainWorld(BRIDGE_NAME, Object.freeze({ ...Object.fromEntries(groups), on }));

ipcRenderer.on('data.port', (event) => {
  window.postMessage(DATA_PORT_MESSAGE, window.location.origin, event.ports);
});

import { contract, events } from '../../shared/bridge/contract';

/**
 * What the preload exposes, as one argument of the page's process: names of the page's methods and of the events.
 * Methods of the data worker are not among them.
 */
export function bridgeNames(): string {
  const methods = Object.entries(contract).map(([group, members]) => [
    group,
    Object.entries(members)
      .filter(([, method]) => method.side === 'window')
      .map(([name]) => name),
  ]);
  const names = { methods: Object.fromEntries(methods), events: Object.keys(events) };
  return `--xiangdang-methods=${JSON.stringify(names)}`;
}

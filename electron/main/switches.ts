import type { App } from 'electron';

/** Chromium talks to the network by itself in these ways; none of them is wanted. */
export const OFFLINE_SWITCHES: readonly (readonly [string, string?])[] = [
  ['disable-background-networking'],
  ['disable-component-update'],
  ['disable-domain-reliability'],
  ['disable-sync'],
  ['no-pings'],
  ['dns-prefetch-disable'],
  ['no-proxy-server'],
  [
    'disable-features',
    'AutofillServerCommunication,MediaRouter,OptimizationHints,Translate,SpareRendererForSitePerProcess',
  ],
];

/** Must run before the program is ready. */
export function setSwitches(app: Pick<App, 'commandLine'>): void {
  for (const [name, value] of OFFLINE_SWITCHES) {
    if (value === undefined) app.commandLine.appendSwitch(name);
    else app.commandLine.appendSwitch(name, value);
  }
}

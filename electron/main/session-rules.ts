import type { Session } from 'electron';
import { isOwnAddress } from './origin';

/** Electron grants every permission by default. These two are all that our own page gets. */
export const GRANTED: readonly string[] = ['persistent-storage', 'clipboard-sanitized-write'];

/** Whether a page at this address gets the permission. */
export function permissionGranted(permission: string, address: string): boolean {
  return GRANTED.includes(permission) && isOwnAddress(address);
}

/** Whether the page may ask this address at all. The line to an exchange goes through main, never through the page. */
export function requestAllowed(address: string, devServer?: string): boolean {
  if (isOwnAddress(address)) return true;
  if (/^(data|blob):/.test(address)) return true;
  if (devServer === undefined) return false;
  // Only outside the packaged program: developer tools and Vite's own server.
  return (
    address.startsWith('devtools:') ||
    address.startsWith(devServer) ||
    address.startsWith(devServer.replace(/^http/, 'ws'))
  );
}

export interface SessionOptions {
  readonly devServer?: string | undefined;
  readonly answer: (request: Request) => Promise<Response>;
}

/** Puts a session under our rules. Every session in which a window is opened passes here first. */
export async function ruleSession(session: Session, options: SessionOptions): Promise<void> {
  session.setPermissionRequestHandler((contents, permission, decide, details) => {
    decide(permissionGranted(permission, details.requestingUrl ?? contents.getURL()));
  });
  session.setPermissionCheckHandler((_contents, permission, origin) => permissionGranted(permission, origin));
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, decide) => decide({}));
  session.on('select-hid-device', (event, _details, decide) => {
    event.preventDefault();
    decide(null);
  });
  session.on('select-serial-port', (event, _ports, _contents, decide) => {
    event.preventDefault();
    decide('');
  });
  session.on('select-usb-device', (event, _details, decide) => {
    event.preventDefault();
    decide();
  });
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
  session.setSpellCheckerDictionaryDownloadURL('data:,');
  session.webRequest.onBeforeRequest((details, decide) => {
    decide({ cancel: !requestAllowed(details.url, options.devServer) });
  });
  session.protocol.handle('app', options.answer);
  await session.setProxy({ mode: 'direct' });
}

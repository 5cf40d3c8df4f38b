import type { App, WebContents } from 'electron';
import { ORIGIN } from './origin';

/** The one address that a plain page of ours may lead to: the way back from the recovery page. */
const HOME = `${ORIGIN}/`;

/** No page leaves our address, opens a window or embeds another. Holds for every web contents the program makes. */
export function lockNavigation(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    const refuse = (event: { preventDefault(): void }) => event.preventDefault();
    contents.on('will-navigate', (event) => {
      if (!(event.url === HOME && isPlainPage(contents))) event.preventDefault();
    });
    contents.on('will-frame-navigate', (event) => {
      if (!(event.url === HOME && event.isMainFrame && isPlainPage(contents))) event.preventDefault();
    });
    contents.on('will-redirect', refuse);
    contents.on('will-attach-webview', refuse);
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

const isPlainPage = (contents: WebContents): boolean => contents.getURL().startsWith(`${ORIGIN}/recovery/`);

/** Takes the place of the nonce in `index.html`; replaced at each load. */
export const NONCE_MARK = '__STYLE_NONCE__';

export interface PolicyOptions {
  readonly nonce: string;
  /** Address of Vite's server while developing: its preamble is an inline script, its news come by web socket. */
  readonly devServer?: string | undefined;
}

/** Content security policy of the page: only what we built, no inline script, styles of the UI kit by nonce. */
export function pagePolicy({ nonce, devServer }: PolicyOptions): string {
  const socket = devServer ? ` ${devServer.replace(/^http/, 'ws')}` : '';
  const devScript = devServer ? ` 'nonce-${nonce}'` : '';
  return [
    "default-src 'none'",
    `script-src 'self'${devScript}`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${socket}`,
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
  ].join('; ');
}

/** Policy of what users brought in (attachments): may be shown, may do nothing. */
export const CONTENT_POLICY = "default-src 'none'; sandbox";

/** Policy of the pages that main writes itself (recovery, print): styles of their own, no script. */
export const PLAIN_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

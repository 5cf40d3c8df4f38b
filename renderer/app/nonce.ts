import { setNonce } from 'get-nonce';

/**
 * The nonce that main put into this page for the style tags of Mantine and of the modal's scroll lock. The browser
 * hides the attribute from CSS selectors but keeps the property.
 */
export function readStyleNonce(): string {
  const meta = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]');
  return meta?.nonce ?? '';
}

/** Lets react-remove-scroll (inside Mantine's Modal) mark its style tags too. */
export function installStyleNonce(): void {
  setNonce(readStyleNonce());
}

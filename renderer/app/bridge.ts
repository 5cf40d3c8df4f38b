import type { PageBridge } from '../../shared/bridge/page';

declare global {
  interface Window {
    /** Exposed and frozen by the preload. */
    readonly xiangdang: PageBridge;
  }
}

/** The main process as the page may see it. */
export const bridge = (): PageBridge => window.xiangdang;

/** Opens another vault folder. Wrapped because the method's name looks like a hook to the linter. */
export const openVaultFolder = (folder: string) => {
  return bridge().vault.useFolder({ folder });
};

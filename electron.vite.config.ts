import { readFileSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import mantine from 'postcss-preset-mantine';
import simpleVars from 'postcss-simple-vars';
import type { Plugin } from 'vite';
import { NONCE_MARK } from './electron/main/content-policy';

const root = import.meta.dirname;
/** Vite's server while developing. Fixed, because the page is served under its own address and asks for news here. */
const DEV_PORT = 5273;

/** The window's icon lies beside the built code, in the packaged archive too. */
const icon = (): Plugin => ({
  name: 'xiangdang-icon',
  generateBundle() {
    const source = readFileSync(path.join(root, 'resources/icons/icon.png'));
    this.emitFile({ type: 'asset', fileName: 'icon.png', source });
  },
});

export default defineConfig(({ command }) => ({
  main: {
    plugins: [icon()],
    build: {
      outDir: 'out/main',
      target: 'node18.15',
      // Everything is bundled: the packaged program carries no node_modules.
      externalizeDeps: false,
      rollupOptions: {
        input: {
          index: path.join(root, 'electron/main/index.ts'),
          // A thread of its own for Argon2id: see threaded-hash.ts.
          'password-thread': path.join(root, 'electron/services/vault/password-thread.ts'),
        },
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node18.15',
      externalizeDeps: false,
      rollupOptions: {
        input: { index: path.join(root, 'electron/preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].js' },
      },
    },
  },
  renderer: {
    root: path.join(root, 'renderer'),
    plugins: [react()],
    // While developing Vite puts scripts and styles into the page; main gives them this load's nonce.
    html: command === 'serve' ? { cspNonce: NONCE_MARK } : {},
    css: {
      postcss: {
        plugins: [
          mantine(),
          simpleVars({
            variables: {
              'mantine-breakpoint-xs': '36em',
              'mantine-breakpoint-sm': '48em',
              'mantine-breakpoint-md': '62em',
              'mantine-breakpoint-lg': '75em',
              'mantine-breakpoint-xl': '88em',
            },
          }),
        ],
      },
    },
    worker: { format: 'es' },
    server: {
      port: DEV_PORT,
      strictPort: true,
      // The page's address is app://xiangdang, so it can't guess where its server is.
      hmr: { protocol: 'ws', host: 'localhost', port: DEV_PORT },
      fs: { allow: [root] },
    },
    build: {
      outDir: path.join(root, 'out/renderer'),
      emptyOutDir: true,
      target: 'chrome114',
      // Half the bytes to read and to parse at each start; the log names incidents, not lines of code.
      minify: true,
      // An inlined asset would be a data: address, which the policy refuses for all but pictures.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rollupOptions: { input: { index: path.join(root, 'renderer/index.html') } },
    },
  },
}));

import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { NONCE_MARK, pagePolicy } from './content-policy';

/** What a sub-path of the page's address answers; null: not found. `range` is the request's header as sent. */
export type Provider = (rest: string, range: string | null) => Promise<Response | null> | Response | null;

export interface PageOptions {
  /** Folder of the built page. */
  readonly folder: string;
  /** First path part -> who answers below it, e.g. `blob` for `/blob/<sha256>`. */
  readonly providers: Readonly<Record<string, Provider>>;
  /** Asks Vite's server while developing; its files are not on disk. */
  readonly fromDevServer?: ((pathAndQuery: string) => Promise<Response>) | undefined;
  readonly devServer?: string | undefined;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
};

/**
 * Answers requests for the page's address from a list of built files made once. A path is looked up in that list and
 * never joined to a folder, so no request can name another file.
 */
export async function pageFiles(options: PageOptions): Promise<(request: Request) => Promise<Response>> {
  const files = options.fromDevServer ? new Map<string, string>() : await listFiles(options.folder);
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
    const url = new URL(request.url);
    const [, first = '', ...rest] = url.pathname.split('/');
    const provider = Object.hasOwn(options.providers, first) ? options.providers[first] : undefined;
    if (provider) return (await provider(rest.join('/'), request.headers.get('range'))) ?? refusal(404);
    const name = url.pathname === '/' ? '/index.html' : url.pathname;
    if (options.fromDevServer) return developed(options, name, url.search);
    const file = files.get(name);
    return file ? built(name, await readFile(file)) : refusal(404);
  };
}

/** `/path/in/url` -> file, for everything below the folder. */
async function listFiles(folder: string): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const walk = async (inside: string): Promise<void> => {
    for (const entry of await readdir(path.join(folder, inside), { withFileTypes: true })) {
      const below = `${inside}/${entry.name}`;
      if (entry.isDirectory()) await walk(below);
      else files.set(encodeURI(below), path.join(folder, below));
    }
  };
  await walk('');
  return files;
}

function built(name: string, body: Buffer): Response {
  const type = TYPES[path.extname(name)] ?? 'application/octet-stream';
  const nonce = newNonce();
  const isPage = name === '/index.html';
  const content = isPage ? body.toString('utf8').replaceAll(NONCE_MARK, nonce) : Uint8Array.from(body);
  return new Response(content, { headers: headers(type, pagePolicy({ nonce }), isPage) });
}

async function developed(options: PageOptions, name: string, query: string): Promise<Response> {
  const answer = await options.fromDevServer?.(`${name}${query}`);
  if (!answer?.ok) return refusal(answer?.status ?? 502);
  const type = answer.headers.get('content-type') ?? 'application/octet-stream';
  const nonce = newNonce();
  const policy = pagePolicy({ nonce, devServer: options.devServer });
  const content =
    name === '/index.html' ? (await answer.text()).replaceAll(NONCE_MARK, nonce) : await answer.arrayBuffer();
  return new Response(content, { headers: headers(type, policy, true) });
}

function headers(type: string, policy: string, fresh: boolean): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'cache-control': fresh ? 'no-store' : 'no-cache',
  };
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: { 'x-content-type-options': 'nosniff' } });
}

const newNonce = (): string => randomBytes(16).toString('base64');

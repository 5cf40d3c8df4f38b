import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { nodeFileSystem } from '../electron/services/fs/node-file-system';
import { openUserSlot } from '../electron/services/vault/key-slots';
import type { VaultKeys } from '../electron/services/vault/seal';
import { deriveVaultKeys } from '../electron/services/vault/seal';
import { readCard } from '../electron/services/vault/vault-card';
import type { VaultReport } from '../electron/services/vault/verify-vault';
import { verifyVault } from '../electron/services/vault/verify-vault';

/**
 * `npm run verify -- VAULT [--password-env NAME] [--json]`: 0 clean, 1 with every reason, 2 unusable. Without a password
 * hashes and chain are checked; with one every seal is opened as well. The password comes from a variable, so that it
 * stands in no process list. Changes nothing.
 */
const USAGE =
  '用法:npm run verify -- 档案库文件夹 [--password-env 变量名] [--json]\n  不给密码时检查结构和校验链;给出密码所在的环境变量名时,还会逐条解密检查。';

export interface Output {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

interface Call {
  readonly path: string;
  readonly json: boolean;
  readonly password: string | undefined;
}

function readCall(
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Call | undefined {
  const at = words.indexOf('--password-env');
  const name = at < 0 ? undefined : words[at + 1];
  const password = name === undefined ? undefined : env[name];
  if (at >= 0 && (password === undefined || password === '')) return undefined;
  const rest = words.filter(
    (word, index) => word !== '--json' && (at < 0 || (index !== at && index !== at + 1)),
  );
  const [path] = rest;
  if (path === undefined || rest.length !== 1 || path.startsWith('--')) return undefined;
  return { path, json: words.includes('--json'), password };
}

/** Runs the command with the words after `npm run verify --`; resolves with the exit code. */
export async function verifyCommand(
  words: readonly string[],
  output: Output,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<0 | 1 | 2> {
  const call = readCall(words, env);
  if (!call) {
    output.error(USAGE);
    return 2;
  }
  // npm runs scripts in the project's folder; people mean the folder they typed the command in.
  const typed = resolve(env.INIT_CWD ?? process.cwd(), call.path);
  const folder = existsSync(typed) ? typed : resolve(call.path);
  const keys = call.password === undefined ? undefined : await keysFor(folder, call.password);
  if (keys === 'wrong') {
    output.error('密码不对:没有一个用户能用它打开这个档案库。没有改动任何内容。');
    return 2;
  }
  const report = await verifyVault(nodeFileSystem, folder, keys);
  output.out(call.json ? JSON.stringify({ vault: folder, ...report }, null, 2) : reportText(report));
  if (!report.usable) return 2;
  return report.clean ? 0 : 1;
}

/** The keys of the first user whose password it is; undefined when there is no card to try it on. */
async function keysFor(folder: string, password: string): Promise<VaultKeys | 'wrong' | undefined> {
  const read = await readCard(nodeFileSystem, folder);
  if (read.kind !== 'card') return undefined;
  for (const slot of read.card.users) {
    const data = await openUserSlot(read.card.vault, slot, password);
    if (data) return deriveVaultKeys(data, read.card.vault);
  }
  return 'wrong';
}

function reportText(report: VaultReport): string {
  const { segments, frames, entries, blobs, acceptedLosses, problems } = report;
  const verdict = report.clean ? '档案库完好' : `档案库有 ${problems.length} 处问题:`;
  return [
    verdict,
    ...problems.map(({ where, message }) => `  ${where}: ${message}`),
    `变更文件 ${segments} 个,变更段 ${frames} 段,变更 ${entries} 条,附件 ${blobs} 个。`,
    ...(acceptedLosses > 0 ? [`其中 ${acceptedLosses} 处损坏已由管理员决定放弃。`] : []),
    report.decrypted ? '已逐条解密检查。' : '未给密码:检查了结构、校验值和校验链,没有解密。',
  ].join('\n');
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const output = { out: (text: string) => console.log(text), error: (text: string) => console.error(text) };
  // No top-level await: the project's packages are CommonJS, and tsx refuses it there.
  verifyCommand(process.argv.slice(2), output).then((code) => {
    process.exitCode = code;
  });
}

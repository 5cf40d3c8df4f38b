import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { nodeFileSystem } from '../electron/services/fs/node-file-system';
import { openUserSlot } from '../electron/services/vault/key-slots';
import type { VaultKeys } from '../electron/services/vault/seal';
import { deriveVaultKeys } from '../electron/services/vault/seal';
import { readCard } from '../electron/services/vault/vault-card';
import type { VaultReport } from '../electron/services/vault/verify-vault';
import { verifyVault } from '../electron/services/vault/verify-vault';
import type { ViewAnswer, verifyViewOf } from './verify-view';

/**
 * `npm run verify -- VAULT [--password-env NAME] [--user-data DIR] [--json]`: 0 clean, 1 with every reason, 2 unusable.
 * Without a password hashes and chain are checked; with one every seal is opened as well, and with the program's
 * user data its view is held against the journal. The password comes from a variable, so that it stands in no process
 * list. Changes nothing, but that the real program opens the vault for the view.
 */
const USAGE = [
  '用法：npm run verify -- 档案库文件夹 [--password-env 变量名] [--user-data 程序数据文件夹] [--json]',
  '  不给密码时检查结构和校验链；给出密码所在的环境变量名时，还会逐条解密检查。',
  '  再给出程序数据文件夹时，会在后台启动程序，核对列表所用的视图是否与变更一致（须先关闭正在使用的程序）。',
].join('\n');
const NO_VIEW = '没有检查视图：需要密码和程序数据文件夹（--password-env、--user-data）。';

export interface Output {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

/** Looks at the view; passed in because it brings Playwright along, and most calls do without. */
export type VerifyView = typeof verifyViewOf;

interface Call {
  readonly path: string;
  readonly json: boolean;
  readonly password: string | undefined;
  readonly userData: string | undefined;
}

const OPTIONS = {
  json: { type: 'boolean', default: false },
  'password-env': { type: 'string' },
  'user-data': { type: 'string' },
} as const;

function readCall(
  words: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Call | undefined {
  const read = parsed(words);
  const [path] = read?.positionals ?? [];
  if (read === undefined || path === undefined || read.positionals.length !== 1) return undefined;
  const { json, 'password-env': name, 'user-data': userData } = read.values;
  const password = name === undefined ? undefined : env[name];
  if (name !== undefined && (password === undefined || password === '')) return undefined;
  return { path, json, password, userData };
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true });
  } catch {
    return undefined;
  }
}

/** Runs the command with the words after `npm run verify --`; resolves with the exit code. */
export async function verifyCommand(
  words: readonly string[],
  output: Output,
  verifyView: VerifyView,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<0 | 1 | 2> {
  const call = readCall(words, env);
  if (!call) {
    output.error(USAGE);
    return 2;
  }
  const folder = typedFolder(call.path, env);
  const proof = call.password === undefined ? undefined : await proofFor(folder, call.password);
  if (proof === 'wrong') {
    output.error('密码不对：没有一个用户能用它打开这个档案库。没有改动任何内容。');
    return 2;
  }
  const report = await verifyVault(nodeFileSystem, folder, proof?.keys);
  const view =
    report.usable && proof !== undefined && call.password !== undefined && call.userData !== undefined
      ? await verifyView({
          vault: folder,
          userData: typedFolder(call.userData, env),
          user: proof.user,
          password: call.password,
        })
      : undefined;
  const clean = report.clean && (view === undefined || isViewClean(view));
  output.out(
    call.json
      ? JSON.stringify({ vault: folder, ...report, clean, view: view ?? null }, null, 2)
      : [reportText(report), view === undefined ? NO_VIEW : viewText(view)].join('\n'),
  );
  if (!report.usable) return 2;
  return clean ? 0 : 1;
}

const isViewClean = (view: ViewAnswer): boolean => view.kind === 'report' && view.report.clean;

function viewText(view: ViewAnswer): string {
  if (view.kind === 'not-opened') return `视图没有检查成：${view.message}`;
  const { clean, records, wrong, mark, index } = view.report;
  if (clean) return `视图与变更一致：${records} 条记录。`;
  return [
    `视图与变更不一致（变更记录完好时，程序可按变更重新生成视图，不丢内容）:`,
    ...wrong.map((id) => `  ${id}: 内容与变更不符`),
    ...(mark ? [] : ['  进度标记与变更的末尾或行数不符']),
    ...(index ? [] : ['  列表的条数与变更不符']),
  ].join('\n');
}

/** npm runs scripts in the project's folder; people mean the folder they typed the command in. */
function typedFolder(typed: string, env: Readonly<Record<string, string | undefined>>): string {
  const there = resolve(env.INIT_CWD ?? process.cwd(), typed);
  return existsSync(there) ? there : resolve(typed);
}

/** User and keys of the first slot that the password opens; undefined when there is no card to try it on. */
async function proofFor(
  folder: string,
  password: string,
): Promise<{ readonly user: string; readonly keys: VaultKeys } | 'wrong' | undefined> {
  const read = await readCard(nodeFileSystem, folder);
  if (read.kind !== 'card') return undefined;
  for (const slot of read.card.users) {
    const data = await openUserSlot(read.card.vault, slot, password);
    if (data) return { user: slot.user, keys: deriveVaultKeys(data, read.card.vault) };
  }
  return 'wrong';
}

function reportText(report: VaultReport): string {
  const { segments, frames, entries, blobs, acceptedLosses, erased, problems } = report;
  const verdict = report.clean ? '档案库完好' : `档案库有 ${problems.length} 处问题：`;
  return [
    verdict,
    ...problems.map(({ where, message }) => `  ${where}: ${message}`),
    `变更文件 ${segments} 个，变更段 ${frames} 段，变更 ${entries} 条，附件 ${blobs} 个。`,
    ...(report.attachmentsNotSent > 0
      ? [`另有 ${report.attachmentsNotSent} 个附件没有随数据包收到，属正常。`]
      : []),
    ...(acceptedLosses > 0 ? [`其中 ${acceptedLosses} 处损坏已由管理员决定放弃。`] : []),
    ...erased.map(({ by, reason, frames: blank }) =>
      report.decrypted
        ? `其中 ${blank} 段由${by}彻底清除，属正常。原因：${reason}`
        : `其中 ${blank} 段已由管理员彻底清除，属正常。`,
    ),
    report.decrypted ? '已逐条解密检查。' : '未给密码：检查了结构、校验值和校验链，没有解密。',
  ].join('\n');
}

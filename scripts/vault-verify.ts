import path from 'node:path';
import { nodeFileSystem } from '../electron/services/fs/node-file-system';
import { openUserSlot } from '../electron/services/vault/key-slots';
import type { VaultKeys } from '../electron/services/vault/seal';
import { deriveVaultKeys, wipeKeys } from '../electron/services/vault/seal';
import { readCard } from '../electron/services/vault/vault-card';
import type { VaultReport } from '../electron/services/vault/verify-vault';
import { verifyVault } from '../electron/services/vault/verify-vault';

/**
 * `npm run verify -- VAULT [--json]`: walks card, journal chain and attachments of a vault folder and changes nothing.
 * With a user's password in XIANGDANG_PASSWORD all seals are opened as well; an argument would stay in the shell's
 * history. 0 clean, 1 problems, 2 unusable call or folder.
 */
const USAGE =
  '用法:npm run verify -- 档案库文件夹 [--json]\n  设置环境变量 XIANGDANG_PASSWORD 后,同时打开每个封装核对内容。';

async function verify(words: readonly string[]): Promise<0 | 1 | 2> {
  const json = words.includes('--json');
  const [given, ...more] = words.filter((word) => word !== '--json');
  if (!given || given.startsWith('-') || more.length > 0) {
    console.error(USAGE);
    return 2;
  }
  const folder = path.resolve(process.env.INIT_CWD ?? process.cwd(), given);
  const password = process.env.XIANGDANG_PASSWORD;
  const keys = password ? await keysOf(folder, password) : undefined;
  if (password && !keys) {
    console.error('密码不对,没有核对。');
    return 2;
  }
  const report = await verifyVault(nodeFileSystem, folder, keys);
  if (keys) wipeKeys(keys);
  console.log(json ? JSON.stringify(report, null, 2) : reportText(folder, report));
  if (!report.usable) return 2;
  return report.clean ? 0 : 1;
}

/** The vault's keys, from whichever user's slot the password opens. */
async function keysOf(folder: string, password: string): Promise<VaultKeys | undefined> {
  const read = await readCard(nodeFileSystem, folder);
  if (!('card' in read)) return undefined;
  for (const slot of read.card.users) {
    const data = await openUserSlot(read.card.vault, slot, password);
    if (data) return deriveVaultKeys(data, read.card.vault);
  }
  return undefined;
}

function reportText(folder: string, report: VaultReport): string {
  const { lanes, segments, frames, entries, blobs, bytes, problems, acceptedLosses } = report;
  return [
    folder,
    `设备 ${lanes} 台,变更段 ${segments} 个,帧 ${frames} 个,变更 ${entries} 条,附件 ${blobs} 个,共 ${bytes} 字节`,
    report.decrypted ? '已打开每个封装核对。' : '只核对了哈希链(没有密码,未打开封装)。',
    ...(acceptedLosses > 0 ? [`管理员此前确认放弃的损坏部分 ${acceptedLosses} 处。`] : []),
    report.clean ? '档案库完好' : `发现 ${problems.length} 处问题:`,
    ...problems.map(({ where, message, code }, index) => `  ${index + 1}. ${where}:${message} [${code}]`),
  ].join('\n');
}

verify(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  },
);

import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type VerifyReport, verifyBag } from '../electron/services/bag/bag-verifier';
import { type AppError, appError } from '../shared/kernel/errors';

/** `npm run bundle -- verify PATH [--json]`: 0 valid, 1 invalid with every reason named, 2 unusable call. No window. */

const USAGE =
  '用法：npm run bundle -- verify 路径 [--json]\n  路径：数据包文件夹或 zip 压缩包（任何 BagIt 0.97 或 1.0 数据包）';

export interface Output {
  readonly out: (text: string) => void;
  readonly error: (text: string) => void;
}

/** Runs the command with the words after `npm run bundle --`; resolves with the exit code. */
export async function bundleCommand(words: readonly string[], output: Output): Promise<0 | 1 | 2> {
  const json = words.includes('--json');
  const rest = words.filter((word) => word !== '--json');
  const [command, path] = rest;
  if (
    command !== 'verify' ||
    path === undefined ||
    path === '' ||
    rest.length !== 2 ||
    path.startsWith('--')
  ) {
    output.error(USAGE);
    return 2;
  }
  const verdict = await verifyBag(fromCaller(path));
  if (verdict.ok) {
    output.out(json ? JSON.stringify(verdict.value, null, 2) : reportText(verdict.value));
    return verdict.value.valid ? 0 : 1;
  }
  if (json) output.out(JSON.stringify(refusal(path, verdict.error), null, 2));
  else output.error(verdict.error.message);
  return verdict.error.code === 'bundle.not-found' ? 2 : 1;
}

/** npm runs scripts in the project's folder; people mean the folder they typed the command in. */
function fromCaller(path: string): string {
  const typed = resolve(process.env.INIT_CWD ?? process.cwd(), path);
  return existsSync(typed) ? typed : resolve(path);
}

/** What can't be opened as folder or zip has the same shape as a report, with its one reason. */
function refusal(
  path: string,
  error: AppError,
): Pick<VerifyReport, 'path' | 'valid' | 'complete' | 'reasons' | 'warnings'> {
  const reasons = [{ code: error.code, message: error.message, file: null }];
  return { path, valid: false, complete: false, reasons, warnings: [] };
}

function reportText(report: VerifyReport): string {
  const { counts, reasons, warnings } = report;
  const verdict = report.valid ? '数据包完好' : `数据包不合格，${reasons.length} 处问题：`;
  return [
    `${report.path}`,
    `BagIt ${report.version ?? '版本未知'},${report.kind === 'zip' ? '压缩包' : '文件夹'}，内容文件 ${counts.payloadFiles} 个、${report.bytes} 字节，说明文件 ${counts.tagFiles} 个，校验算法 ${report.algorithms.join('、') || '无'}`,
    verdict,
    ...reasons.map((reason, index) => `  ${index + 1}. ${reason.message} [${reason.code}]`),
    ...(warnings.length > 0 ? [`${warnings.length} 处提醒（不影响结论）:`] : []),
    ...warnings.map((warning) => `  - ${warning.message} [${warning.code}]`),
  ].join('\n');
}

/** A bug is no verdict: whoever called must not take it for "invalid". */
function crashed(error: unknown): void {
  console.error(
    appError('program.unexpected', { incident: error instanceof Error ? error.message : '?' }).message,
  );
  process.exitCode = 2;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  bundleCommand(process.argv.slice(2), { out: console.log, error: console.error }).then((code) => {
    process.exitCode = code;
  }, crashed);
}

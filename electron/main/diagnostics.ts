import { statfs } from 'node:fs/promises';
import type { BrowserWindowConstructorOptions } from 'electron';
import { SAFE_PREFERENCES } from './window-options';

export interface Line {
  label: string;
  value: string;
  ok: boolean;
}

export interface DiagnosticsParts {
  readonly options: BrowserWindowConstructorOptions;
  readonly versions: Readonly<Record<string, string | undefined>>;
  readonly packaged: boolean;
  readonly isRoot: boolean;
  readonly userData: string;
  readonly vault: string;
}

const NAMES: Readonly<Record<string, string>> = {
  sandbox: '页面沙箱',
  contextIsolation: '上下文隔离',
  nodeIntegration: '页面内 Node',
  nodeIntegrationInWorker: '后台线程内 Node',
  webSecurity: '同源策略',
  webviewTag: '嵌入网页',
  navigateOnDragDrop: '拖放跳转',
  spellcheck: '联网拼写检查',
};

/** Lines of the diagnostics page: versions, places, and each setting that keeps the page shut in. No personal data. */
export async function diagnosticLines(parts: DiagnosticsParts): Promise<Line[]> {
  const { versions } = parts;
  return [
    line('Electron', versions.electron),
    line('Chromium', versions.chrome),
    line('Node', versions.node),
    line('安装包', parts.packaged ? '正式' : '开发', true),
    line('系统沙箱', parts.isRoot ? '以 root 运行，已停用' : '启用', !parts.isRoot),
    ...settingLines(parts.options),
    line('程序数据', parts.userData),
    line('档案库', parts.vault),
    await spaceLine('程序数据所在磁盘剩余', parts.userData),
    await spaceLine('档案库所在磁盘剩余', parts.vault),
  ];
}

function settingLines(options: BrowserWindowConstructorOptions): Line[] {
  const actual: Readonly<Record<string, unknown>> = { ...options.webPreferences };
  return Object.entries(SAFE_PREFERENCES).flatMap(([key, wanted]) => {
    const name = NAMES[key];
    return name ? [line(name, actual[key] ? '开' : '关', actual[key] === wanted)] : [];
  });
}

async function spaceLine(label: string, folder: string): Promise<Line> {
  try {
    const disk = await statfs(folder);
    const megabytes = Math.floor((disk.bavail * disk.bsize) / 1_000_000);
    return line(label, `${megabytes} MB`, megabytes >= 1000);
  } catch {
    return line(label, '无法读取', false);
  }
}

const line = (label: string, value: string | undefined, good = value !== undefined): Line => ({
  label,
  value: value ?? '未知',
  ok: good,
});

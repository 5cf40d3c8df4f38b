import { randomUUID } from 'node:crypto';
import { PLAIN_POLICY } from './content-policy';
import type { Provider } from './page-files';

/** Shown when the page ended twice by itself. Needs no script: whatever broke the page can't break this. */
const CRASHED = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>乡档</title>
<style>
body { font: 14px/1.7 "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; color: #222; margin: 96px auto; max-width: 560px; }
h1 { font-size: 20px } a { color: #b0281e }
</style></head>
<body><h1>页面意外退出</h1>
<p>页面连续两次意外退出。已保存的内容都在档案库中，没有丢失；尚未保存的表单会在解锁后以草稿形式提示恢复。</p>
<p><a href="/">重新打开</a></p>
<p>若仍然出现，请关闭占用内存较多的其他程序，或重新启动电脑后再打开乡档，并把日志交给技术人员。</p>
</body></html>`;

/** Answers below `/recovery`. */
export const recoveryPages: Provider = (rest) => (rest === 'crashed' ? page(CRASHED) : null);

/** Documents on their way to the printer: kept in memory under a number until they are printed. */
export interface PrintPages {
  readonly provider: Provider;
  /** Holds a document and answers its path below the page's address. */
  hold(html: string): { readonly path: string; readonly release: () => void };
}

export function openPrintPages(): PrintPages {
  const held = new Map<string, string>();
  return {
    provider: (rest) => {
      const html = held.get(rest);
      return html === undefined ? null : page(html);
    },
    hold(html) {
      const number = randomUUID();
      held.set(number, html);
      return { path: `/print/${number}`, release: () => held.delete(number) };
    },
  };
}

function page(html: string): Response {
  return new Response(html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': PLAIN_POLICY,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}

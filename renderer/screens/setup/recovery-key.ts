/** What the user does with a recovery key on screen: read it in groups, prove by the last one that it is kept. Pure. */

/** The groups as shown, whatever separators the key came with. */
export function groupsOf(recoveryKey: string): readonly string[] {
  return recoveryKey.split(/[\s-]+/).filter(Boolean);
}

/** What typing from paper commonly turns into something else; main reads the key in the same way. */
const asRead = (text: string): string =>
  text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');

/** True when `typed` is the last group; letter case and blanks don't matter. */
export function isLastGroup(recoveryKey: string, typed: string): boolean {
  const last = groupsOf(recoveryKey).at(-1);
  return last !== undefined && asRead(typed) === asRead(last);
}

/** Text file that the user may keep instead of a print. UTF-8 with a mark, so that old editors show the Chinese. */
export function recoveryText(unit: string, recoveryKey: string, made: string): string {
  return [
    '\uFEFF乡档 恢复密钥',
    '',
    `单位：${unit}`,
    `生成时间：${made}`,
    '',
    ...groupsOf(recoveryKey).map((group, index) => `第 ${index + 1} 组  ${group}`),
    '',
    '忘记密码时，用它可以重新设置密码。',
    '请像公章一样保管：不要存放在装有档案库的电脑上，不要拍照，不要发送。',
    '没有密码也没有恢复密钥，档案库就再也打不开。',
    '',
  ].join('\r\n');
}

/** The same as a page for the printer. The key holds letters and digits only; the unit's name is escaped. */
export function recoveryHtml(unit: string, recoveryKey: string, made: string): string {
  const rows = groupsOf(recoveryKey)
    .map((group, index) => `<tr><td>第 ${index + 1} 组</td><td class="key">${escapeHtml(group)}</td></tr>`)
    .join('');
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>恢复密钥</title><style>
body{font:14px "Microsoft YaHei","Noto Sans CJK SC",sans-serif;margin:20mm}
h1{font-size:20px}table{border-collapse:collapse;margin:8mm 0}td{border:1px solid #444;padding:2mm 5mm}
.key{font:18px "Noto Sans Mono CJK SC",Consolas,monospace;letter-spacing:.15em}
</style></head><body><h1>乡档 恢复密钥</h1><p>单位：${escapeHtml(unit)}</p><p>生成时间：${escapeHtml(made)}</p>
<table>${rows}</table><p>忘记密码时，用它可以重新设置密码。请像公章一样保管，不要存放在装有档案库的电脑上，不要拍照，不要发送。</p>
<p><b>没有密码也没有恢复密钥，档案库就再也打不开。</b></p></body></html>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);

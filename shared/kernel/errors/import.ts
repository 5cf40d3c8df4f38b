import type { Message } from './index';

const KEPT = '没有导入任何内容，档案库不受影响。';

/** Reading of table files and taking over their rows. `file` is a file name, never a path. */
export const importErrors = {
  'import.not-a-table': ({ file, looks }) =>
    `“${file}”不是 Excel 或 CSV 表格${looks ? `，看起来是${looks}` : ''}。${KEPT}请用 WPS 或 Excel 打开它，另存为 .xlsx 后再导入。`,
  'import.empty-file': ({ file }) => `“${file}”是空文件（0 字节）。${KEPT}请向报送单位重新索取。`,
  'import.too-large': ({ file, megabytes, limit }) =>
    `“${file}”有 ${megabytes} MB，超过导入上限 ${limit} MB。${KEPT}请删去图片和无关的工作表，或分成几个文件后再导入。`,
  'import.unsafe-archive': ({ file, reason }) =>
    `“${file}”的内部结构异常（${reason}），可能是损坏的或恶意构造的文件，已拒绝打开。${KEPT}请核实来源，让对方用 WPS 或 Excel 重新另存后再报。`,
  'import.password': ({ file }) =>
    `“${file}”设有打开密码，无法读取。${KEPT}请用 WPS 或 Excel 输入密码打开，取消密码保护后另存，再导入。`,
  'import.damaged': ({ file }) =>
    `“${file}”已损坏或不完整，无法读取。${KEPT}请重新复制一次，或用 WPS、Excel 打开修复后另存为 .xlsx。`,
  'import.encoding': ({ file, encoding }) =>
    `“${file}”按 ${encoding} 编码读取时出现无法识别的字符。${KEPT}请换一种编码，或在 Excel 中另存为 .xlsx 后再导入。`,
  'import.too-slow': ({ file, seconds }) =>
    `“${file}”在 ${seconds} 秒内没有读完，已停止读取。${KEPT}请把表格分成几个文件，或另存为 .xlsx 后再导入。`,
  'import.no-table': ({ file }) =>
    `“${file}”里没有找到带列名的表格。${KEPT}请确认表格有一行列名（如姓名、身份证号），或手动指定列名所在的行。`,
  'import.unknown-session': () => '这次导入已经结束或被取消。档案库不受影响，请重新选择文件。',
  'import.unknown-row': () => '找不到这一行，文件可能已被移出本次导入。已保存的内容不受影响。',
} satisfies Record<string, Message>;

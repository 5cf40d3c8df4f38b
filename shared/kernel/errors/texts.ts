import type { Message } from './index';

const KEPT = '附件原样保存着；';

/** Why the words inside an attachment can't be searched. Said in its row. */
export const textErrors = {
  'texts.password': () => `未能读取文字：文件有密码。${KEPT}取消密码后重新添加，即可按内容查找。`,
  'texts.damaged': () =>
    `未能读取文字：文件已损坏或不完整。${KEPT}用 WPS 或 Word 打开、修复并另存后重新添加，即可按内容查找。`,
  'texts.too-large': ({ limit }) =>
    `未能读取文字：文件超过 ${limit ?? ''} MB。${KEPT}压缩图片或分成几个文件后重新添加，即可按内容查找。`,
  'texts.too-slow': ({ seconds }) =>
    `未能读取文字：${seconds ?? ''} 秒内没有读完，已停止。${KEPT}分成几个文件后重新添加，即可按内容查找。`,
  'texts.broke-off': () =>
    `未能读取文字：读到一半中断了，可能是内存不够，也可能是文件已损坏。${KEPT}用 WPS 或 Word 另存或分成几个文件后重新添加，即可按内容查找。`,
  'texts.unsafe': () =>
    `未能读取文字：压缩结构异常，可能是损坏的或恶意构造的文件，没有展开。${KEPT}请核实来源，让对方重新另存后再添加。`,
  'texts.old-format': () =>
    `未能读取文字：是 Word 95 或更早的格式。${KEPT}用 WPS 或 Word 另存为 .docx 后重新添加，即可按内容查找。`,
  'texts.encoding': () =>
    `未能读取文字：认不出文字编码。${KEPT}用记事本另存为 UTF-8 后重新添加，即可按内容查找。`,
  'texts.crowded': ({ limit }) =>
    `文字读取了，但全部附件的文字已超过 ${limit ?? ''} 万字，内存放不下，这个文件不能按内容查找。${KEPT}不再需要的附件可以移除。`,
  'texts.unreadable': () =>
    '未能读取文字：附件内容读不出来。记录没有受影响。请在“设置 → 检查”里核对档案库；下次打开档案库时会再读。',
} satisfies Record<string, Message>;

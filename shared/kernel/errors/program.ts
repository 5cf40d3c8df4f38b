import type { Message } from './index';

/** Errors of the program as a whole. */
export const programErrors = {
  'program.unexpected': ({ incident }) =>
    `程序遇到意外错误（编号 ${incident ?? '未知'}）。已保存的内容不受影响。请重试；若再次出现，请把编号告诉技术人员，日志中有同一编号。`,
  'program.bad-message': () => '程序内部消息格式不符，已拒绝执行。已保存的内容不受影响，请重启程序后重试。',
  'program.cancelled': () => '操作已取消，没有改动任何内容。',
  'program.not-printed': () =>
    '没有打印成功，档案内容不受影响。请检查打印机是否开机、联机后重试，或先保存为 PDF 文件。',
  'files.unknown-choice': () => '所选的文件或文件夹已失效，没有改动任何内容。请重新选择一次。',
  'files.disk-full': ({ name }) =>
    `磁盘空间不足，“${name ?? '文件'}”没有写出，原有文件保持不变。请清理磁盘或换一个位置后重试。`,
  'files.read-only': ({ name }) =>
    `没有写入权限，“${name ?? '文件'}”没有写出，原有文件保持不变。请换一个位置，或取消该位置的只读设置后重试。`,
  'files.in-use': ({ name }) =>
    `“${name ?? '文件'}”正被其他程序（如 Excel、杀毒软件）占用，没有写出，原有文件保持不变。请关闭占用它的程序后重试。`,
  'files.not-written': ({ name, reason }) =>
    `“${name ?? '文件'}”没有写出，原有文件保持不变（原因代码 ${reason ?? '未知'}）。请换一个位置后重试。`,
} satisfies Record<string, Message>;

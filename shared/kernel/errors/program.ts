import type { Message } from './index';

/** Errors of the program as a whole. */
export const programErrors = {
  'program.unexpected': ({ incident }) =>
    `程序遇到意外错误(编号 ${incident ?? '未知'})。已保存的内容不受影响。请重试;若再次出现,请把编号告诉技术人员,日志中有同一编号。`,
  'program.bad-message': () => '程序内部消息格式不符,已拒绝执行。已保存的内容不受影响,请重启程序后重试。',
  'program.cancelled': () => '操作已取消,没有改动任何内容。',
} satisfies Record<string, Message>;

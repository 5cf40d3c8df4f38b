import type { Message } from './index';

/** Signing level by level. `step` and `state` are Chinese names out of shared/rules/sign-off.ts. */
export const signOffErrors = {
  'sign-off.not-now': ({ step, state }) =>
    `这条记录现在是“${state ?? ''}”，不能${step ?? '这样做'}。没有改动。可能别人刚刚签批过，请看记录上方的签批栏。`,
  'sign-off.reason-missing': ({ step }) => `${step ?? '这一步'}要写明原因，没有改动。请填写原因后再做。`,
  'sign-off.not-signed': ({ label }) => `${label ?? '这类记录'}不需要签批，没有改动。`,
  'sign-off.has-errors': ({ step, message }) =>
    `记录里还有错误，不能${step ?? '通过'}：${message ?? ''}没有改动。请先退回改正。`,
  'sign-off.locked': ({ title, state }) =>
    `“${title ?? '这条记录'}”${state ?? '已签批'}，内容已锁定，没有改动任何内容。要修改，请审核人先退回；已定稿的先更正，并写明原因。`,
  'sign-off.by-steps': () => '签批只能用签批栏里的按钮来做，没有改动任何内容。',
} satisfies Record<string, Message>;

import type { Message } from './index';

/** What a role may not do. `right`, `role` and `who` are Chinese names out of the table in shared/rules/roles.ts. */
export const roleErrors = {
  'roles.not-allowed': ({ right, role, who }) =>
    `您的角色是“${role ?? ''}”，不能${right ?? '这样做'}。没有改动任何内容。请让${who ?? '管理员'}来做。`,
  'roles.other-branch': ({ right }) =>
    `您只负责所绑定的党组织及其下级，不能在别处${right ?? '这样做'}。没有改动任何内容。请让负责那里的人或管理员来做。`,
  'roles.own-role': () => '不能改自己的角色和所绑定的党组织，没有改动。请让另一位管理员来改。',
} satisfies Record<string, Message>;

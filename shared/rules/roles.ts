import { type AppError, appError } from '../kernel/errors';

/**
 * What each role may do: one table. Rights per branch narrow it further: who is bound to branches does what the role
 * may do within them and below, and nothing elsewhere.
 */

export const ROLES = {
  administrator: '管理员',
  reviewer: '审核人',
  clerk: '录入员',
  reader: '查阅人',
} as const;

export type Role = keyof typeof ROLES;

/** What can be asked for, with its name in messages. */
export const RIGHTS = {
  read: '查看',
  export: '导出和打印',
  edit: '新增和修改',
  delete: '删除和恢复',
  import: '导入表格',
  submit: '提交',
  check: '审核',
  finalise: '定稿',
  return: '退回',
  correct: '更正已定稿的记录',
  close: '销号',
  settle: '解决冲突和合并重复',
  'bundle-out': '上报数据包',
  'bundle-in': '接收数据包',
  rules: '调整规则和台账设计',
  users: '管理用户',
  care: '恢复备份和处理损坏',
} as const;

export type Right = keyof typeof RIGHTS;

const ALL: Readonly<Record<Role, boolean>> = {
  administrator: true,
  reviewer: true,
  clerk: true,
  reader: true,
};
const WRITERS = { ...ALL, reader: false };
const REVIEWERS = { ...WRITERS, clerk: false };
const ADMINISTRATORS = { ...REVIEWERS, reviewer: false };

/** The table. A reviewer closes and finalises; a clerk writes and submits; a reader looks and prints. */
export const ROLE_RIGHTS: Readonly<Record<Right, Readonly<Record<Role, boolean>>>> = {
  read: ALL,
  export: ALL,
  edit: WRITERS,
  delete: WRITERS,
  import: WRITERS,
  submit: WRITERS,
  check: REVIEWERS,
  finalise: REVIEWERS,
  return: REVIEWERS,
  correct: REVIEWERS,
  close: REVIEWERS,
  settle: REVIEWERS,
  'bundle-out': WRITERS,
  'bundle-in': REVIEWERS,
  rules: ADMINISTRATORS,
  users: ADMINISTRATORS,
  care: ADMINISTRATORS,
};

/** Who asks: a role, and the organizations to which he is bound; none: the whole unit. */
export interface Actor {
  readonly role: Role;
  readonly branches: readonly string[];
}

/**
 * Whether somebody may do something. `above` are the organization concerned and all above it, from itself up; empty
 * for what concerns no organization. What concerns the whole unit is not for those bound to branches.
 */
export function may(actor: Actor, right: Right, above: readonly string[]): boolean {
  if (!ROLE_RIGHTS[right][actor.role]) return false;
  return actor.branches.length === 0 || above.some((branch) => actor.branches.includes(branch));
}

/** Chinese names of the roles that may do something: 管理员、审核人. */
export const whoMay = (right: Right): string =>
  (Object.keys(ROLES) as Role[])
    .filter((role) => ROLE_RIGHTS[right][role])
    .map((role) => ROLES[role])
    .join('、');

/** Why somebody may not do something, saying who may; undefined: he may. */
export function refusalOf(actor: Actor, right: Right, above: readonly string[]): AppError | undefined {
  if (may(actor, right, above)) return undefined;
  const facts = { right: RIGHTS[right], role: ROLES[actor.role], who: whoMay(right) };
  return appError(ROLE_RIGHTS[right][actor.role] ? 'roles.other-branch' : 'roles.not-allowed', facts);
}

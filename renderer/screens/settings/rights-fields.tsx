import { MultiSelect, Radio, Stack } from '@mantine/core';
import type { UserRights } from '../../../shared/bridge/shapes';
import { ROLES, type Role } from '../../../shared/rules/roles';
import { useBranch } from '../../app/branch';
import { branchLines } from '../../app/branch-tree';

const ROLE_NAMES = Object.keys(ROLES) as readonly Role[];

/** What each role is for, in a line; the table itself is in shared/rules/roles.ts. */
const ROLE_WORDS: Readonly<Record<Role, string>> = {
  administrator: '什么都能做，另管用户、规则、恢复密钥和备份恢复',
  reviewer: '录入之外，还能审核、定稿、退回、更正、销号、接收数据包',
  clerk: '录入、修改、导入、提交、上报',
  reader: '只能查看、导出和打印',
};

const toRole = (text: string): Role => ROLE_NAMES.find((name) => name === text) ?? 'clerk';

/** The rights with which a new user starts. */
export const CLERK_RIGHTS: UserRights = { role: 'clerk', branches: [] };

interface RightsFieldsProps {
  readonly value: UserRights;
  readonly onChange: (value: UserRights) => void;
}

/** Role, and the organizations within which it holds. An administrator's holds everywhere. */
export function RightsFields({ value, onChange }: RightsFieldsProps) {
  const { tree } = useBranch();
  const choices = branchLines(tree, '').map(({ node, depth }) => ({
    value: node.id,
    label: `${'　'.repeat(depth)}${node.name}`,
  }));
  return (
    <>
      <Radio.Group
        label="角色"
        value={value.role}
        onChange={(role) => onChange({ ...value, role: toRole(role) })}
      >
        <Stack gap={6} mt={4}>
          {ROLE_NAMES.map((name) => (
            <Radio key={name} value={name} label={ROLES[name]} description={ROLE_WORDS[name]} />
          ))}
        </Stack>
      </Radio.Group>
      {value.role !== 'administrator' && (
        <MultiSelect
          label="只负责这些党组织及其下级（不选：全部）"
          searchable
          data={choices}
          value={value.branches}
          nothingFoundMessage="没有这个名称的党组织"
          onChange={(branches) => onChange({ ...value, branches })}
        />
      )}
    </>
  );
}

import { expectTypeOf, test } from 'vitest';
import type { MemberValues } from '../../../../shared/records/member';
import type { OrganizationValues } from '../../../../shared/records/organization';

test('TypeScript knows the value of every field from its declaration', () => {
  expectTypeOf<MemberValues['name']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<MemberValues['isLost']>().toEqualTypeOf<boolean | undefined>();
  expectTypeOf<MemberValues['probationExt']>().toEqualTypeOf<number | undefined>();
  expectTypeOf<NonNullable<MemberValues['dues']>[number]['due']>().toEqualTypeOf<string | undefined>();
  expectTypeOf<NonNullable<OrganizationValues['posts']>[number]['id']>().toEqualTypeOf<string>();
});

test('a field that is not declared does not compile', () => {
  expectTypeOf<keyof MemberValues>().extract<'shoeSize'>().toBeNever();
  expectTypeOf<{ gender: number }>().not.toExtend<MemberValues>();
});

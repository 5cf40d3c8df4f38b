import type { RecordValues } from '../../../shared/records/define';
import type { MemberValues } from '../../../shared/records/member';
import { citizenNumber } from './citizen-numbers';

/** A full member about whom no check has anything to say; each test names only what it is about. */
export function memberValues(changes: MemberValues = {}): RecordValues {
  const complete: MemberValues = {
    name: '潘秀英',
    gender: '1',
    ethnicity: '01',
    idNo: citizenNumber('1964-05-23', 237),
    birthDate: '1964-05-23',
    nativePlace: '湖北省枣阳市',
    education: '80',
    memberCategory: 'full',
    branchId: 'branch-1',
    status: 'normal',
    joinDate: '1996-05-17',
    fullDate: '1997-05-17',
    jobCode: '111',
    mobile: '15904643708',
    homeAddr: '河口村六组',
    hukouAddr: '河口村六组',
  };
  return { ...complete, ...changes };
}

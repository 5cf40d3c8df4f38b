import type { RecordValues } from '../../../shared/records/define';
import { type RecordTypeName, recordType } from '../../../shared/records/registry';
import { checkRecord } from '../../../shared/rules/check-record';
import { TODAY } from './citizen-numbers';
import { numbersOf } from './findings';

/** What the checks say about a sound record of that type after some changes: `V19 error settledAt`. */
export const checker =
  (name: RecordTypeName, sound: RecordValues) =>
  (changes: RecordValues = {}, today = TODAY): readonly string[] =>
    numbersOf(checkRecord(recordType(name), { branchId: 'hekou', ...sound, ...changes }, { today }));

import type { RecordRule } from '../records/define';
import { studyRecord } from '../records/study-record';
import { datesInOrder } from './common-rules';

export const studyRecordRules: readonly RecordRule[] = [
  datesInOrder(studyRecord.fields, ['date', 'endDate']),
];

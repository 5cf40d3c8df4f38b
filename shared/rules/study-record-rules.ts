import type { RecordRule } from '../records/define';
import { studyRecord } from '../records/study-record';
import { inOrder } from './date-order-rule';

export const studyRecordRules: readonly RecordRule[] = [inOrder(studyRecord.fields, ['date', 'endDate'])];

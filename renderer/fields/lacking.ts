import type { FieldDefinitions, RecordValues } from '../../shared/records/define';
import { isEmptyValue } from '../../shared/rules/values';

/** Keys of required fields that have no value. */
export const lacking = (fields: FieldDefinitions, values: RecordValues): readonly string[] =>
  Object.entries(fields).flatMap(([key, { required }]) =>
    required === true && isEmptyValue(values[key]) ? [key] : [],
  );

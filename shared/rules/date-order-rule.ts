import type { FieldDefinitions, RecordRule } from '../records/define';
import { finding } from './checks';
import { outOfOrder } from './common-rules';

/** A rule that later days are not before earlier ones (V105): pairs of keys, the earlier first. */
export const inOrder =
  <F extends FieldDefinitions>(
    fields: F,
    ...pairs: readonly (readonly [keyof F & string, keyof F & string])[]
  ): RecordRule =>
  (values) =>
    outOfOrder(values, pairs).map(({ first, second }) => {
      const labels = [fields[second]?.label ?? second, fields[first]?.label ?? first];
      return finding('V105', second, `${labels[0]}早于${labels[1]}。请核对。`);
    });

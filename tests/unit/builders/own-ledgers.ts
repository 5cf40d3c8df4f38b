import type { Json } from '../../../shared/kernel/json';
import type { RecordValues } from '../../../shared/records/define';
import type { OwnFieldKind } from '../../../shared/records/own-design';

/** One field of a design; the key is its label unless another is given. */
export const ownField = (
  id: string,
  label: string,
  kind: OwnFieldKind,
  more: Readonly<Record<string, Json>> = {},
) => ({ id, label, kind, ...more });

/** The design of a small ledger, as its record holds it: 走访台账 with a household, a day, what came of it, a number. */
export const visitDesign = (changes: RecordValues = {}): RecordValues => ({
  label: '困难群众走访台账',
  group: '联系群众',
  fields: [
    ownField('f-name', '户主姓名', 'person', { title: true, required: true, shown: true, order: 1 }),
    ownField('f-day', '走访日期', 'date', { required: true, shown: true, order: 2 }),
    ownField('f-state', '办理结果', 'code', { options: '已解决\n正在办理', shown: true, order: 3 }),
    ownField('f-phone', '电话', 'phone', { sensitive: true, order: 4 }),
  ],
  yearField: 'f-day',
  ...changes,
});

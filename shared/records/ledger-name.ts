import type { RecordTypeDefinition } from './define';

/** What offices call the table of a type: 党员花名册, 整改台账, 通报台账. */
export function ledgerName({ name, label }: Pick<RecordTypeDefinition, 'name' | 'label'>): string {
  if (name === 'member') return `${label}花名册`;
  return /[册账单]$/.test(label) ? label : `${label}台账`;
}

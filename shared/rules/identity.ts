import type { Finding, RecordTypeDefinition, RecordValues } from '../records/define';
import { finding } from './checks';
import { isPresent } from './member-rules';
import { isEmptyValue } from './values';

/**
 * Texts by which a live record is known; two records that share one are reported. Each text begins with the fields it
 * is made of (`idNo:…`). Personal: never log it. Members who died, left or moved on have none, so a person who moved
 * away and came back is no duplicate.
 */
export function identitiesOf(type: RecordTypeDefinition, values: RecordValues): readonly string[] {
  if (type.name === 'member' && !isPresent(values)) return [];
  const sets =
    type.name === 'member' ? type.identity.filter((keys) => !keys.includes(type.branch)) : type.identity;
  return sets.flatMap((keys) => {
    if (keys.some((key) => isEmptyValue(values[key]))) return [];
    return [`${keys.join('+')}:${keys.map((key) => String(values[key])).join('+')}`];
  });
}

/** What an integrity pass found, as the journal's `checkIntegrity` says it. */
export type IntegrityCase =
  | { readonly kind: 'duplicate'; readonly key: string; readonly records: readonly string[] }
  | { readonly kind: 'loop'; readonly records: readonly string[] }
  | {
      readonly kind: 'missing-reference';
      readonly record: string;
      readonly field: string;
      readonly target: string;
      readonly deleted: boolean;
    };

/** A finding that concerns one of several records. */
export interface RecordFinding extends Finding {
  readonly record: string;
  readonly others: readonly string[];
}

/** Numbered findings of an integrity case, one for each record concerned. */
export function integrityFindings(
  type: RecordTypeDefinition,
  found: IntegrityCase,
): readonly RecordFinding[] {
  switch (found.kind) {
    case 'duplicate':
      return spread(found.records, duplicateFinding(type, found.key, found.records.length - 1));
    case 'loop':
      return spread(
        found.records,
        finding(
          'V70',
          type.branch,
          `${found.records.length} 个党组织互为上下级，成了环。请改正其中一个的上级党组织。`,
        ),
      );
    case 'missing-reference': {
      const label = type.fields[found.field]?.label ?? found.field;
      const why = found.deleted ? '已被删除，可在回收站恢复' : '不在本档案库中';
      return spread([found.record], finding('V71', found.field, `${label}所指的记录${why}。请重新选择。`));
    }
  }
}

/** Finding for a record whose identity `key` others have too; forms and import ask it before anything is saved. */
export function duplicateFinding(type: RecordTypeDefinition, key: string, others: number): Finding {
  const fields = key.slice(0, key.indexOf(':')).split('+');
  const field = fields[0] ?? '';
  const labels = fields.map((name) => type.fields[name]?.label ?? name).join('、');
  if (field === 'idNo') {
    return finding(
      'V03',
      field,
      `另有 ${others} 名在册党员是同一公民身份号码。是同一人请合并，否则请核对号码。`,
    );
  }
  if (type.name === 'member') {
    return finding(
      'V72',
      field,
      `另有 ${others} 名党员的${labels}相同，可能是同一人。请核对，是同一人请合并。`,
    );
  }
  if (type.name !== 'organization') {
    return finding(
      'V140',
      field,
      `另有 ${others} 条记录的${labels}相同，可能重复登记。请核对，重复的请删去一条。`,
    );
  }
  return finding('V73', field, `另有 ${others} 条记录的${labels}相同。请核对，重复的请删去一条。`);
}

const spread = (records: readonly string[], found: Finding): readonly RecordFinding[] =>
  records.map((record) => ({ ...found, record, others: records.filter((other) => other !== record) }));

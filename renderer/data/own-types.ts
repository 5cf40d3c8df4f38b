import type { RecordState } from '../../shared/journal/entry';
import { readRecord } from '../../shared/journal/read-record';
import type { RecordTypeDefinition } from '../../shared/records/define';
import { readDesign } from '../../shared/records/own-design';
import { ownType } from '../../shared/records/own-types';
import { readingsOf } from './index/searchable';

/** The declaration that a design's record makes, with the pinyin of its name. `wall` is the clock, ms. */
export function ownTypeBy(state: RecordState, wall: number): RecordTypeDefinition {
  const { id, values, deleted } = readRecord(state, wall);
  const design = readDesign(values);
  return ownType(id, design, { words: readingsOf(design.label).join(' '), deleted });
}

import type { RecordValues } from '../records/define';
import type { RecordTypeName, ValuesByType } from '../records/registry';
import type { Turn } from './turn';
import type { UnitKind } from './unit';

/** Whose records they are: a committee's, a branch's, or one set for each member. */
export type Owner = 'town' | 'branch' | 'member';

/** Values of a record and the files that are attached to it. */
export type WithPapers<V> = V & { readonly attachments?: RecordValues[string] };

/** How many records of a type a year brings, and how one of them is made. */
export interface Plan<N extends RecordTypeName = RecordTypeName> {
  readonly per: Owner;
  /** Records a year of one owner; less than one: of some owners only. */
  readonly yearly: number;
  /** Kinds of units that have such records; absent: all. */
  readonly kinds?: readonly UnitKind[];
  /** Later records refer to them, so they are remembered. */
  readonly isReferred?: true;
  /**
   * Values of one record. The caller fills in what follows from the declaration: the unit that owns it, the file of the
   * member it names, the village group. Undefined: this one falls out.
   */
  readonly make: (turn: Turn) => WithPapers<ValuesByType[N]> | undefined;
}

/** Plans of types, each with those records that the plans after it refer to. */
export type Plans = { readonly [N in RecordTypeName]?: Plan<N> | readonly Plan<N>[] };

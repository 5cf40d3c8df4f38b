import { DELETED_PATH, type EntryDraft } from '../../shared/journal/entry';
import { splitPath } from '../../shared/journal/read-record';
import { type AppError, appError } from '../../shared/kernel/errors';
import type { Json } from '../../shared/kernel/json';
import { OWN_LEDGER } from '../../shared/records/own-design';
import { SIGN_OFF_FIELDS, SIGN_OFF_STATE_FIELD } from '../../shared/records/sign-off-fields';
import { isClosingChange } from '../../shared/rules/rectification-rules';
import { type Actor, type Right, refusalOf } from '../../shared/rules/roles';
import { isSigned, isSignOffState, refusalOfEdit, TRANSITIONS } from '../../shared/rules/sign-off';
import { isOrganization } from './index/record-index';
import type { OpenVault } from './open-vault';

/** Who works: the role and the branches of the user who unlocked. */
export const actorOf = (vault: OpenVault): Actor => vault.facts.user;

/** Why the user may not do something with these organizations; none named: with the whole unit. Undefined: he may. */
export function refusalInBranches(
  vault: OpenVault,
  right: Right,
  branches: readonly string[],
): AppError | undefined {
  const { above } = vault.index.tree();
  const places = branches.length === 0 ? [[]] : branches.map((branch) => above(branch));
  return firstRefusal(actorOf(vault), [right], places);
}

/** Why the user may not do something with these records; undefined: he may. */
export const refusalOfRecords = (
  vault: OpenVault,
  right: Right,
  ids: readonly string[],
): AppError | undefined => {
  const branches = ids.flatMap((id) => {
    const found = vault.index.find(id);
    return (found && vault.index.branchAt(found.index, found.row)) ?? [];
  });
  return refusalInBranches(vault, right, branches);
};

/**
 * Why the user may not commit these drafts; undefined: he may. Every act goes through here, so that no way of writing
 * (form, bulk edit, import, undo, bundle) can do what the role may not. `right` is what the act as a whole needs; what a
 * draft does besides (delete, close an item) needs its own. A record that moves is asked about where it was and where
 * it goes. To be called before the index has taken the drafts.
 */
export function refusalOfDrafts(
  vault: OpenVault,
  drafts: readonly EntryDraft[],
  right: Right,
  follows: ReadonlySet<string> = NONE,
): AppError | undefined {
  const locked = refusalOfLocked(vault, drafts, right, follows);
  if (locked !== undefined) return locked;
  const actor = actorOf(vault);
  const place = actor.branches.length === 0 ? nowhere : placesOf(vault, drafts);
  for (const draft of drafts) {
    const refused = firstRefusal(actor, rightsOf(vault, draft, right), place(draft));
    if (refused !== undefined) return refused;
  }
  return undefined;
}

function firstRefusal(
  actor: Actor,
  rights: readonly Right[],
  places: readonly (readonly string[])[],
): AppError | undefined {
  for (const right of rights) {
    for (const above of places) {
      const refused = refusalOf(actor, right, above);
      if (refused !== undefined) return refused;
    }
  }
  return undefined;
}

const NONE: ReadonlySet<string> = new Set();
/** Rights of the steps of the sign-off. */
const STEP_RIGHTS: ReadonlySet<Right> = new Set(Object.values(TRANSITIONS).map((step) => step.right));

/**
 * What is submitted waits for its reviewer, what is final is locked: only steps write to it. What merges in from another
 * unit is kept, as conflicts are: nobody here has edited it.
 */
function refusalOfLocked(
  vault: OpenVault,
  drafts: readonly EntryDraft[],
  right: Right,
  follows: ReadonlySet<string>,
): AppError | undefined {
  if (right === 'bundle-in' || STEP_RIGHTS.has(right)) return undefined;
  for (const draft of drafts) {
    if (!isSigned(vault.index.of(draft.type)?.type) || follows.has(draft.record)) continue;
    if (Object.keys(draft.writes).some((path) => Object.hasOwn(SIGN_OFF_FIELDS, splitPath(path).field)))
      return appError('sign-off.by-steps');
    const state = cellOf(vault, draft, SIGN_OFF_STATE_FIELD);
    if (!isSignOffState(state)) continue;
    const locked = refusalOfEdit(state, vault.index.titleOf(draft.type, draft.record) ?? '');
    if (locked !== undefined) return locked;
  }
  return undefined;
}

/** For who is bound to no branch it does not matter where. */
const nowhere = (): readonly (readonly string[])[] => [[]];

function rightsOf(vault: OpenVault, draft: EntryDraft, right: Right): readonly Right[] {
  const rights: Right[] = [right];
  if (right === 'edit' && DELETED_PATH in draft.writes) rights.push('delete');
  // A design decides what everybody enters; one that came with a bundle was decided elsewhere.
  if (draft.type === OWN_LEDGER && right !== 'bundle-in') rights.push('rules');
  if (isClosingChange(draft.type, (field) => cellOf(vault, draft, field), valuesOf(draft)))
    rights.push('close');
  return rights;
}

const valuesOf = (draft: EntryDraft): Readonly<Record<string, Json>> =>
  Object.fromEntries(Object.entries(draft.writes).map(([path, { value }]) => [path, value]));

/** Value of a plain field as it stands before the draft. */
function cellOf(vault: OpenVault, draft: EntryDraft, field: string): Json | undefined {
  const index = vault.index.of(draft.type);
  const row = index?.rowOf(draft.record);
  return index === undefined || row === undefined ? undefined : index.cell(field, row);
}

/** Where a draft's record stands and where it will: for each the organization and all above it. */
function placesOf(
  vault: OpenVault,
  drafts: readonly EntryDraft[],
): (draft: EntryDraft) => readonly (readonly string[])[] {
  const tree = vault.index.tree();
  const parents = newParents(vault, drafts);
  return (draft) => {
    const before = branchBefore(vault, draft);
    const after = branchesAfter(vault, draft);
    const places = [
      ...(before === undefined ? [] : [tree.above(before)]),
      ...after.map((branch) => tree.above(branch, parents)),
    ];
    // What belongs to no branch is the whole unit's.
    return places.length === 0 ? [[]] : places;
  };
}

/** Parents of organizations that these very drafts make or move. */
function newParents(vault: OpenVault, drafts: readonly EntryDraft[]): ReadonlyMap<string, string> {
  const { type } = vault.index.organizations();
  return new Map(
    drafts
      .filter((draft) => draft.type === type.name)
      .flatMap((draft) => writtenAt(draft, type.branch).map((parent) => [draft.record, parent] as const)),
  );
}

function branchBefore(vault: OpenVault, draft: EntryDraft): string | undefined {
  const index = vault.index.of(draft.type);
  const row = index?.rowOf(draft.record);
  return index === undefined || row === undefined ? undefined : vault.index.branchAt(index, row);
}

function branchesAfter(vault: OpenVault, draft: EntryDraft): readonly string[] {
  const index = vault.index.of(draft.type);
  if (index === undefined) return [];
  return isOrganization(index.type) ? [draft.record] : writtenAt(draft, index.type.branch);
}

/** Texts that a draft brings to a plain field, written here or taken in from elsewhere. */
const writtenAt = ({ writes, absorbed }: EntryDraft, path: string): readonly string[] =>
  [writes[path]?.value, ...(absorbed?.[path]?.heads ?? []).map(({ value }) => value)].filter(
    (value): value is string => typeof value === 'string',
  );

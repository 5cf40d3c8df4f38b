import { z } from 'zod';
import { json } from '../../shared/bridge/shapes';
import { ok, type Result } from '../../shared/kernel/result';
import { titleOf } from '../../shared/records/registry';
import type { DataApi, DraftItem } from './api';
import type { OpenVault } from './open-vault';
import { timeOf } from './session-deps';

const draftSchema = z.object({
  type: z.string(),
  id: z.string().nullable(),
  at: z.number(),
  values: z.record(z.string(), json),
});

/** Keeps an unsaved form, sealed, so that it is offered again after a crash. */
export async function saveDraft(
  vault: OpenVault,
  args: Parameters<DataApi['saveDraft']>[0],
): Promise<Result<null>> {
  const values = Object.fromEntries(Object.entries(args.values).map(([key, value]) => [key, value ?? null]));
  await vault.desk.saveDraft(args.key, { type: args.type, id: args.id, at: vault.deps.now(), values });
  return ok(null);
}

/** Unsaved forms, the latest first. */
export async function draftsOf(vault: OpenVault): Promise<readonly DraftItem[]> {
  const found: { readonly at: number; readonly item: DraftItem }[] = [];
  for (const [key, raw] of await vault.desk.drafts()) {
    const draft = draftSchema.safeParse(raw);
    if (!draft.success) continue;
    const { type, id, at, values } = draft.data;
    // Edits of a record that is there say little about whose they are; its own title does.
    const known = id === null ? undefined : vault.index.titleOf(type, id);
    const declared = vault.index.catalogue.find(type);
    const title = known ?? (declared ? titleOf(declared, values) : type);
    found.push({ at, item: { key, type, id, title, at: timeOf(at), values } });
  }
  return found.sort((a, b) => b.at - a.at).map(({ item }) => item);
}

import { z } from 'zod';
import type { RememberedMapping } from '../../../shared/import/map-columns';
import type { ImportSession } from '../../../shared/import/session';
import type { OpenVault } from '../open-vault';

const mappingsSchema = z.record(z.string(), z.record(z.string(), z.string().nullable()));

/** Preference under which the mappings of one record type are remembered. */
const mappingKey = (type: string): string => `import.mappings.${type}`;

/** Mappings of columns that the user chose for files of a shape, by the shape's fingerprint; the oldest first. */
export async function rememberedMappings(
  vault: OpenVault,
  type: string,
): Promise<Map<string, RememberedMapping>> {
  const stored = mappingsSchema.safeParse(await vault.desk.preference(mappingKey(type)));
  return new Map(stored.success ? Object.entries(stored.data) : []);
}

/** Shapes of files that are remembered; the oldest goes. */
const REMEMBERED = 100;

/** Remembers the mapping of one file of a running import for the next file of the same shape. */
export async function remember(
  vault: OpenVault,
  running: { readonly session: ImportSession; readonly remembered: Map<string, RememberedMapping> },
  file: number,
  mapping: RememberedMapping | null,
): Promise<void> {
  const fingerprint = running.session.files[file]?.mapping?.fingerprint;
  if (mapping === null || fingerprint === undefined) return;
  running.remembered.delete(fingerprint);
  running.remembered.set(fingerprint, mapping);
  const oldest = running.remembered.size > REMEMBERED ? running.remembered.keys().next().value : undefined;
  if (oldest !== undefined) running.remembered.delete(oldest);
  const stored = Object.fromEntries([...running.remembered].map(([key, value]) => [key, { ...value }]));
  await vault.desk.savePreference(mappingKey(running.session.deps.type.name), stored);
}

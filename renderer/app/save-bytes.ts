import { bridge } from './bridge';
import { tellError } from './notify';

/**
 * Asks where to, writes whole or not at all, and answers the file's name; null when the user cancelled or it failed
 * (then the reason has been shown).
 */
export async function saveBytes(
  suggested: string,
  kind: string,
  extension: string,
  bytes: Uint8Array,
): Promise<string | null> {
  const { files } = bridge();
  const picked = await files.pickSave({
    name: suggested,
    filters: [{ name: kind, extensions: [extension] }],
  });
  if (!picked.ok) {
    tellError(picked.error);
    return null;
  }
  if (picked.value === null) return null;
  const saved = await files.save({ ticket: picked.value.ticket, bytes });
  if (!saved.ok) {
    tellError(saved.error);
    return null;
  }
  return picked.value.name;
}

import { textOf } from './act-payload';
import type { JournalReader } from './journal-reader';
import type { Appended, EntryPosition } from './journal-writer';

/**
 * What was answered for an act that is on the disk already. `last` is its last frame: frames of an act follow each
 * other, so the first ones are counted back from it. Undefined if the frame can't be read.
 */
export async function readStoredAct(
  reader: JournalReader,
  known: Parameters<JournalReader['frame']>[0],
  last: { readonly lane: string; readonly seq: number },
  act: string,
): Promise<Pick<Appended, 'entries' | 'wall'> | undefined> {
  const entries: Appended['entries'][number][] = [];
  let wall = 0;
  for (let seq = last.seq; seq > 0; seq -= 1) {
    const frame = await reader.frame(known, last.lane, seq);
    if (frame?.content?.act !== act) break;
    wall = frame.content.wall;
    const part = frame.content.entries.map((entry, index) => {
      const position: EntryPosition = [last.lane, seq, index];
      return { id: textOf(entry, 'id'), stamp: textOf(entry, 'stamp'), position };
    });
    entries.unshift(...part);
  }
  return entries.length === 0 ? undefined : { entries, wall };
}

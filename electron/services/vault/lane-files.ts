import { join } from 'node:path';
import type { FileSystem } from '../fs/file-system';

/**
 * A lane is one device's part of the journal: `journal/<lane>/000001.seg`, `000002.seg` ... Its name is the device id;
 * when two copies of a vault went on under one id, the other copy's lane is kept as `<device>~<8 hex of its hash>`.
 */
export const JOURNAL_FOLDER = 'journal';
export const QUARANTINE_FOLDER = 'quarantine';

const LANE = /^[a-z0-9]{8}(~[0-9a-f]{8})?$/;
const SEGMENT = /^(\d{6})\.seg$/;

/** The device under whose name the frames of a lane were sealed. */
export const deviceOfLane = (lane: string): string => lane.slice(0, 8);

export const lanePath = (vault: string, lane: string): string => join(vault, JOURNAL_FOLDER, lane);

export const segmentName = (number: number): string => `${String(number).padStart(6, '0')}.seg`;

export const segmentPath = (vault: string, lane: string, number: number): string =>
  join(lanePath(vault, lane), segmentName(number));

/** How a segment is called in messages: `k7x2m9qd/000003.seg`. */
export const segmentLabel = (lane: string, number: number): string => `${lane}/${segmentName(number)}`;

/** Names of the lanes in a vault folder. */
export async function listLanes(fs: FileSystem, vault: string): Promise<readonly string[]> {
  const found = await fs.list(join(vault, JOURNAL_FOLDER));
  return found.filter((entry) => entry.kind === 'folder' && LANE.test(entry.name)).map((entry) => entry.name);
}

/** Numbers of the segments of a lane, ascending. */
export async function listSegments(fs: FileSystem, vault: string, lane: string): Promise<readonly number[]> {
  const found = await fs.list(lanePath(vault, lane));
  const numbers = found.flatMap(({ kind, name }) => {
    const match = kind === 'file' ? SEGMENT.exec(name) : null;
    return match ? [Number(match[1])] : [];
  });
  return numbers.sort((a, b) => a - b);
}

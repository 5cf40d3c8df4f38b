import { setTimeout as wait } from 'node:timers/promises';
import { type Figure, figure } from '../figure';
import { median } from '../numbers';
import { openOffice } from '../office';
import { treeMemory } from '../process-memory';
import { openEmpty } from '../programs';
import type { Workspace } from '../workspace';
import { hugeTownship } from './search';

/** Left alone for so long before it is measured, on both sides. */
const IDLE_MS = 15_000;

/** Memory of all processes with 100,000 records open and idle, beside the empty window's. */
export async function memory(work: Workspace): Promise<Figure[]> {
  const home = await work.office('huge', hugeTownship(work));
  const ours: number[] = [];
  const empty: number[] = [];
  for (let run = 0; run < Math.min(2, work.sizes.runs); run += 1) {
    ours.push(await idleOffice(home));
    empty.push(await idleEmpty(work.folder('memory-empty')));
  }
  return [
    figure({
      name: 'memory of all processes, 100k records, idle after unlock',
      unit: 'MB',
      value: median(ours),
      baseline: median(empty),
      aim: null,
    }),
    figure({
      name: 'memory above the empty window',
      unit: 'MB',
      value: median(ours) - median(empty),
      aim: { atMost: 350 },
    }),
  ];
}

async function idleOffice(home: string): Promise<number> {
  const { running } = await openOffice(home);
  await running.detach();
  await wait(IDLE_MS);
  const used = treeMemory(running.pid);
  await running.close();
  return used;
}

/** Memory of the empty window after the same rest, MB. */
export async function idleEmpty(home: string): Promise<number> {
  const running = await openEmpty(home);
  await running.page();
  await running.detach();
  await wait(IDLE_MS);
  const used = treeMemory(running.pid);
  await running.close();
  return used;
}

import { readdirSync, readFileSync } from 'node:fs';

/**
 * Memory of a process and all that it started, in MB: proportional set size, so that pages which the processes share
 * are counted once. Linux only.
 */
export function treeMemory(root: number): number {
  return treeOf(root).reduce((sum, pid) => sum + proportionalKb(pid), 0) / 1024;
}

function treeOf(root: number): readonly number[] {
  const children = new Map<number, number[]>();
  for (const name of readdirSync('/proc')) {
    const parent = /^\d+$/.test(name) ? parentOf(name) : undefined;
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), Number(name)]);
  }
  const found = [root];
  for (const pid of found) found.push(...(children.get(pid) ?? []));
  return found;
}

/** Undefined for a process that ended while we looked. */
function parentOf(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold blanks and brackets.
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
}

function proportionalKb(pid: number): number {
  try {
    const found = /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1];
    return Number(found ?? 0);
  } catch {
    return 0;
  }
}

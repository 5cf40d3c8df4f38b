import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The id that the operating system gave this installation, or undefined. */
async function systemId(): Promise<string | undefined> {
  try {
    if (process.platform === 'win32') {
      const key = 'HKLM\\SOFTWARE\\Microsoft\\Cryptography';
      const { stdout } = await run('reg', ['query', key, '/v', 'MachineGuid'], { windowsHide: true });
      return /MachineGuid\s+REG_SZ\s+(\S+)/.exec(stdout)?.[1];
    }
    return (await readFile('/etc/machine-id', 'utf8')).trim() || undefined;
  } catch {
    return undefined;
  }
}

/** A hash that tells this machine from another one; the id itself is not stored anywhere. */
export async function machineFingerprint(): Promise<string> {
  const id = (await systemId()) ?? `host ${hostname()}`;
  return createHash('sha256').update(`xiangdang machine\n${id}`).digest('hex').slice(0, 32);
}

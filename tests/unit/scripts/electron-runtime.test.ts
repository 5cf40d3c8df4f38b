import { describe, expect, it } from 'vitest';
import { chooseRuntime } from '../../../scripts/electron-runtime.mjs';

const runtime = (took: string) => ({ executable: `/opt/${took}/electron`, version: '25.1.1', took });

/** A step that writes down that it was asked. */
const step = (name: string, asked: string[], found: ReturnType<typeof runtime> | string) => ({
  name,
  find: async () => {
    asked.push(name);
    return found;
  },
});

describe('choosing the Electron runtime', () => {
  it('takes the first that is there, asks no further, and says in one line which', async () => {
    const asked: string[] = [];
    const said: string[] = [];
    const steps = [
      step('installed', asked, 'none'),
      step('download', asked, runtime('downloaded')),
      step('npm', asked, runtime('npm')),
    ];
    const found = await chooseRuntime(steps, (line) => said.push(line));
    expect(found.took).toBe('downloaded');
    expect(asked).toEqual(['installed', 'download']);
    expect(said).toEqual(['Electron 25.1.1: downloaded (/opt/downloaded/electron)']);
  });

  it('names every reason when there is none to be had', async () => {
    const steps = [step('installed', [], 'none'), step('download', [], 'no answer')];
    await expect(chooseRuntime(steps, () => undefined)).rejects.toThrow(
      /installed: none[\s\S]*download: no answer[\s\S]*ELECTRON_MIRROR/,
    );
  });
});

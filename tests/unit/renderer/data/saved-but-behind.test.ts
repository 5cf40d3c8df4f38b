import { describe, expect, test } from 'vitest';
import type { VaultService } from '../../../../electron/services/vault/vault-service';
import { appError } from '../../../../shared/kernel/errors';
import { err } from '../../../../shared/kernel/result';
import { create, openSession, type TestSession, valuesOf } from '../../builders/data-session';
import { draft, EDIT, good, newVault } from '../../builders/vault';

/** The vault's reading fails until it is mended; writing goes on. */
function withBrokenReading(service: VaultService): { readonly mend: () => void } {
  const readSince = service.readSince.bind(service);
  service.readSince = async () => err(appError('vault.disk-failed', { code: 'EIO' }));
  return {
    mend: () => {
      service.readSince = readSince;
    },
  };
}

/** Time that passes when the test says so; waits of nothing pass by themselves. */
function slowTime() {
  const waiting: (() => void)[] = [];
  const waits: number[] = [];
  return {
    waits,
    later: (ms: number, job: () => void) => {
      waits.push(ms);
      if (ms === 0) setTimeout(job);
      else waiting.push(job);
      return () => undefined;
    },
    pass: () => {
      for (const job of waiting.splice(0)) job();
    },
  };
}

/** Codes of what the user was told after opening. */
const toldSince = ({ events }: TestSession) =>
  events.notice.map(({ code }) => code).filter((code) => code !== 'view.in-memory');

const untilTrue = (question: () => boolean) => expect.poll(question).toBe(true);

async function behind() {
  const { service } = await newVault();
  const time = slowTime();
  const session = await openSession(service, Date.now, time.later);
  const known = await create(session, 'organization', { fullName: '中共清河镇委员会' });
  // Something else stands in the journal that the view has not seen: it must be read before the next save is applied.
  good(await service.append('other', EDIT, [{ ...draft(1), record: known, type: 'organization' }]));
  const broken = withBrokenReading(service);
  return { service, time, session, broken };
}

describe('a save whose view can not follow', () => {
  test('is told as saved, shows, and says in one sentence that lists are behind', async () => {
    const { service, session } = await behind();
    const before = good(service.session()).entries;
    const saved = await create(session, 'organization', { fullName: '中共柳林村支部' });
    expect(good(service.session()).entries).toBe(before + 1);
    expect(await valuesOf(session, saved)).toMatchObject({ fullName: '中共柳林村支部' });
    expect(toldSince(session)).toEqual(['view.behind']);
    expect(good(await session.api.undo()).what).toContain('中共柳林村支部');
  });

  test('is caught up by itself as soon as the journal can be read', async () => {
    const { session, time, broken } = await behind();
    await create(session, 'organization', { fullName: '中共柳林村支部' });
    time.pass();
    // The first try met the broken disk.
    await untilTrue(() => time.waits.includes(4000));
    broken.mend();
    const announced = session.events.changed.length;
    time.pass();
    await untilTrue(() => session.events.changed.length > announced);
    expect(await valuesOf(session, session.events.changed[0]?.ids[0] ?? '')).toMatchObject({ name: '值 1' });
  });

  test('is caught up by the next save as well, and nothing is there twice', async () => {
    const { service, session, broken } = await behind();
    await create(session, 'organization', { fullName: '中共柳林村支部' });
    broken.mend();
    await create(session, 'organization', { fullName: '中共河东村支部' });
    expect(good(await session.api.tree())).toHaveLength(3);
    expect(good(service.session()).entries).toBe(4);
    expect(toldSince(session)).toEqual(['view.behind']);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { answer, bind } from '../../../../electron/main/answer';
import { openIncidents } from '../../../../electron/main/incidents';
import { isLargerThan } from '../../../../electron/main/message-size';
import { isOwnAddress } from '../../../../electron/main/origin';
import { isTrustedSender } from '../../../../electron/main/sender-check';
import { permissionGranted, requestAllowed } from '../../../../electron/main/session-rules';
import { openTickets } from '../../../../electron/main/tickets';
import { fromData, fromWindow } from '../../../../shared/bridge/define';
import { appError } from '../../../../shared/kernel/errors';
import { AppFailure, err, ok } from '../../../../shared/kernel/result';

describe('who may speak to main', () => {
  const frame = { url: 'app://xiangdang/', parent: null };

  it('only the main frame of our own window showing our own page', () => {
    expect(isTrustedSender({ sender: { id: 1 }, senderFrame: frame }, 1)).toBe(true);
    expect(isTrustedSender({ sender: { id: 2 }, senderFrame: frame }, 1)).toBe(false);
    expect(isTrustedSender({ sender: { id: 1 }, senderFrame: frame }, undefined)).toBe(false);
    expect(isTrustedSender({ sender: { id: 1 }, senderFrame: { ...frame, parent: {} } }, 1)).toBe(false);
    expect(
      isTrustedSender({ sender: { id: 1 }, senderFrame: { ...frame, url: 'https://xiangdang/' } }, 1),
    ).toBe(false);
  });

  it('nobody whose frame has gone meanwhile', () => {
    expect(isTrustedSender({ sender: { id: 1 }, senderFrame: null }, 1)).toBe(false);
  });

  it('an address that only looks like ours is foreign', () => {
    const foreign = [
      'app://xiangdang.example/',
      'app://user@other/',
      'APP2://xiangdang/',
      'file:///app://xiangdang/',
      '',
    ];
    for (const address of foreign) expect(isOwnAddress(address), address).toBe(false);
    for (const address of ['app://xiangdang/', 'app://xiangdang/blob/00?x#y'])
      expect(isOwnAddress(address)).toBe(true);
  });
});

describe('what the page may ask for', () => {
  it('two permissions, for our own page only', () => {
    expect(permissionGranted('persistent-storage', 'app://xiangdang/')).toBe(true);
    expect(permissionGranted('clipboard-sanitized-write', 'app://xiangdang')).toBe(true);
    expect(permissionGranted('persistent-storage', 'https://example.org/')).toBe(false);
    for (const name of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'openExternal',
      'usb',
      'hid',
      'serial',
      'unknown',
      'display-capture',
      'fileSystem',
      'file-system-access-restricted',
    ]) {
      expect(permissionGranted(name, 'app://xiangdang/'), name).toBe(false);
    }
  });

  it('no address but its own; the server of Vite only while developing', () => {
    for (const address of [
      'https://example.org/',
      'http://127.0.0.1:5273/',
      'ws://localhost:5273/',
      'file:///etc/passwd',
      'devtools://devtools/x',
      'app://other/',
    ]) {
      expect(requestAllowed(address), address).toBe(false);
    }
    expect(requestAllowed('ws://localhost:5273/', 'http://localhost:5273')).toBe(true);
    expect(requestAllowed('http://localhost:5274/', 'http://localhost:5273')).toBe(false);
  });
});

describe('a message at the border', () => {
  const lines: string[] = [];
  const log = { write: (...line: unknown[]) => void lines.push(JSON.stringify(line)) };
  const border = { log, incidents: openIncidents(log), cap: 1000, parseResult: true };
  const method = fromWindow(z.strictObject({ count: z.number().int().min(0) }), z.string());
  const double = (args: unknown) => ok(`${JSON.stringify(args)}`);

  it('is answered with what the handler says', async () => {
    expect(await answer('a.b', method, double, { count: 2 }, border)).toEqual(ok('{"count":2}'));
  });

  it('is refused by code when it does not fit, and the handler never sees it', async () => {
    const handler = () => {
      throw new Error('must not be reached');
    };
    for (const args of [
      { count: -1 },
      { count: '2' },
      { count: 1, more: true },
      null,
      undefined,
      [],
      { count: 1, pad: 'x'.repeat(1000) },
    ]) {
      expect(await answer('a.b', method, handler, args, border)).toMatchObject({
        ok: false,
        error: { code: 'program.bad-message' },
      });
    }
  });

  it('carries a coded failure back as a value', async () => {
    const handler = () => Promise.reject(new AppFailure(appError('program.cancelled')));
    expect(await answer('a.b', method, handler, { count: 1 }, border)).toEqual(
      err(appError('program.cancelled')),
    );
  });

  it('turns a bug into an incident number, which stands in the log without the words of the error', async () => {
    const handler = () => Promise.reject(new TypeError('张三 110101199003071233'));
    const answered = await answer('a.b', method, handler, { count: 1 }, border);
    const incident = answered.ok ? undefined : answered.error.incident;
    expect(incident).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/);
    const line = lines.find((one) => incident !== undefined && one.includes(incident));
    expect(line).toContain('TypeError');
    expect(lines.join()).not.toMatch(/张三|110101/);
  });

  it('has a handler or the program does not start', () => {
    const contract = { a: { b: method, c: fromData(z.void(), z.void()) } };
    expect([...bind(contract, 'window', { a: { b: () => ok('x') } }).keys()]).toEqual(['a.b']);
    // @ts-expect-error a missing handler does not compile either
    expect(() => bind(contract, 'window', { a: {} })).toThrow('a.b');
  });

  it('is measured without being copied', () => {
    expect(isLargerThan('x'.repeat(501), 1000)).toBe(true);
    expect(isLargerThan({ bytes: new Uint8Array(500) }, 1000)).toBe(false);
    let deep: unknown = 1;
    for (let level = 0; level < 100; level++) deep = [deep];
    expect(isLargerThan(deep, 1_000_000)).toBe(true);
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 2000 }),
        (bytes) => isLargerThan(bytes, 1000) === bytes.length > 1000,
      ),
    );
  });
});

describe('a ticket', () => {
  it('leads to its place for the purpose it was issued for, and to nothing else', () => {
    const tickets = openTickets();
    const { ticket, name } = tickets.issue('/media/stick/数据包.zip', ['bundle-in'], 5);
    expect(name).toBe('数据包.zip');
    expect(tickets.place(ticket, 'bundle-in')).toEqual(ok('/media/stick/数据包.zip'));
    expect(tickets.place(ticket, 'save')).toMatchObject({
      ok: false,
      error: { code: 'files.unknown-choice' },
    });
    expect(tickets.place('/etc/passwd', 'bundle-in')).toMatchObject({ ok: false });
  });
});

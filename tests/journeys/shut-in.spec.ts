import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { contract, events } from '../../shared/bridge/contract';
import { launch, type Program } from './launch';

/** What the page must not be able to do, tried from inside the page of the real program. */
test.describe('the page', () => {
  let program: Program;
  test.beforeAll(async () => {
    program = await launch();
  });
  test.afterAll(async () => {
    await program.close();
  });

  test('lives under its own address and has no Node', async () => {
    const seen = await program.page.evaluate(() => ({
      origin: window.location.origin,
      secure: window.isSecureContext,
      node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
    }));
    expect(seen).toEqual({ origin: 'app://xiangdang', secure: true, node: [] });
  });

  test('is served with the policy that foundations ask for, and a new nonce at each load', async () => {
    const [first, second] = await program.page.evaluate(async () => {
      const load = async () => {
        const answer = await fetch('/');
        return { policy: answer.headers.get('content-security-policy') ?? '', html: await answer.text() };
      };
      return [await load(), await load()];
    });
    const nonce = /'nonce-([^']+)'/.exec(first?.policy ?? '')?.[1];
    expect(first?.policy).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'`,
    );
    expect(first?.html).toContain(nonce);
    expect(first?.html).not.toContain('__STYLE_NONCE__');
    expect(second?.policy).not.toBe(first?.policy);
  });

  test('can neither run text as code nor add an inline script', async () => {
    const ran = await program.page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.head.append(script);
      // The page's own world, not the debugger's: a script file of the page would be held by the policy.
      const tried = await new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => resolve(event.effectiveDirective), {
          once: true,
        });
        const second = document.createElement('script');
        second.textContent = 'window.inlineRan = true';
        document.head.append(second);
        setTimeout(() => resolve('nothing was refused'), 2000);
      });
      return { tried, inline: 'inlineRan' in window };
    });
    expect(ran).toEqual({ tried: 'script-src-elem', inline: false });
  });

  test('reaches no other address, whatever the way', async () => {
    const reached = await program.page.evaluate(async () => {
      const outcome = async (what: Promise<unknown>) =>
        what.then(
          () => 'reached',
          () => 'refused',
        );
      const picture = new Promise((resolve, reject) => {
        const image = new Image();
        image.onload = resolve;
        image.onerror = reject;
        image.src = 'http://127.0.0.1:9/x.png';
      });
      return {
        http: await outcome(fetch('http://127.0.0.1:9/')),
        file: await outcome(fetch('file:///etc/hostname')),
        foreign: await outcome(fetch('app://other/')),
        picture: await outcome(picture),
      };
    });
    expect(reached).toEqual({ http: 'refused', file: 'refused', foreign: 'refused', picture: 'refused' });
  });

  test('finds no file that was not built for it', async () => {
    const answers = await program.page.evaluate(async () => {
      const paths = [
        '/../main/index.js',
        '/%2e%2e/main/index.js',
        '/..%2fmain%2findex.js',
        '/package.json',
        '/__proto__',
      ];
      return Promise.all(paths.map(async (item) => (await fetch(item)).status));
    });
    expect(answers).toEqual([404, 404, 404, 404, 404]);
  });

  test('can neither leave, nor open a window, nor embed a foreign page', async () => {
    const before = program.page.url();
    await program.page.evaluate(() => {
      window.open('https://example.org/');
      const link = document.createElement('a');
      link.href = 'https://example.org/';
      link.target = '_blank';
      document.body.append(link);
      link.click();
      link.remove();
      window.location.href = 'https://example.org/';
    });
    await program.page.evaluate(() => {
      window.location.href = 'app://xiangdang/recovery/crashed';
    });
    // Long enough for a navigation that was let through to begin.
    await program.page.waitForTimeout(500);
    expect(program.page.url()).toBe(before);
    expect(program.app.windows()).toHaveLength(1);
  });

  test('gets no permission but the two it needs', async () => {
    const states = await program.page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'persistent-storage'];
      const ask = async (name: string) =>
        (await navigator.permissions.query({ name: name as PermissionName })).state;
      return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await ask(name)])));
    });
    expect(states).toMatchObject({
      geolocation: 'denied',
      notifications: 'denied',
      camera: 'denied',
      microphone: 'denied',
      midi: 'denied',
    });
  });

  test('holds one frozen object with exactly what the contract gives it', async () => {
    const seen = await program.page.evaluate(() => {
      const bridge: Record<string, Record<string, unknown>> = Reflect.get(window as object, 'xiangdang');
      return {
        frozen: Object.isFrozen(bridge) && Object.values(bridge).every((group) => Object.isFrozen(group)),
        names: Object.entries(bridge).flatMap(([group, members]) =>
          Object.keys(members).map((member) => `${group}.${member}`),
        ),
      };
    });
    const promised = Object.entries(contract).flatMap(([group, members]) =>
      Object.entries(members)
        .filter(([, method]) => method.side === 'window')
        .map(([name]) => `${group}.${name}`),
    );
    expect(seen.frozen).toBe(true);
    expect(seen.names.sort()).toEqual(
      [...promised, ...Object.keys(events).map((name) => `on.${name}`)].sort(),
    );
  });

  test('is answered with a coded error when a message does not fit its schema', async () => {
    const answers = await program.page.evaluate(async () => {
      const bridge = Reflect.get(window as object, 'xiangdang');
      return [
        await bridge.program.saveSettings({ idleMinutes: -1 }),
        await bridge.files.save({ ticket: 'made-up', bytes: new Uint8Array(1) }),
        await bridge.files.pickFolder({ purpose: '/etc' }),
      ].map((answer) => answer.error?.code);
    });
    expect(answers).toEqual(['program.bad-message', 'files.unknown-choice', 'program.bad-message']);
  });

  test('gets a port for its data worker, and the port answers by number', async () => {
    const answer = await program.page.evaluate(async () => {
      const port = await new Promise<MessagePort>((resolve) => {
        window.addEventListener('message', (event) => {
          if (event.source === window && event.data === 'xiangdang:data-port' && event.ports[0])
            resolve(event.ports[0]);
        });
        Reflect.get(window as object, 'xiangdang').program.connectData();
      });
      return new Promise((resolve) => {
        port.onmessage = (event) => resolve(event.data);
        port.postMessage({ id: 7, method: 'journal.noSuchThing', args: null });
      });
    });
    expect(answer).toMatchObject({ id: 7, result: { ok: false, error: { code: 'program.bad-message' } } });
  });

  test('is kept in folders that only this account can read', () => {
    expect(statSync(program.userData).mode & 0o777).toBe(0o700);
    expect(existsSync(path.join(program.userData, 'session'))).toBe(true);
    expect(readdirSync(program.userData)).not.toContain('IndexedDB');
  });

  test('reports an error of its own under a number, without the words of the error', async () => {
    const incident = await program.page.evaluate(async () => {
      const stack = 'TypeError: 张三 110101199003071233\n    at save (app://xiangdang/assets/index.js:3:14)';
      const answer = await Reflect.get(window as object, 'xiangdang').program.reportError({
        name: 'TypeError',
        stack,
        where: 'save',
      });
      return answer.value;
    });
    const log = readFileSync(path.join(program.userData, 'logs', 'xiangdang.log'), 'utf8');
    expect(log).toContain(incident);
    expect(log).toContain('save (index.js:3:14)');
    expect(log).not.toMatch(/张三|110101/);
  });
});

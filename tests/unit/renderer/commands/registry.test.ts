import { describe, expect, test } from 'vitest';
import { placesOf } from '../../../../renderer/app/places';
import { createRecord } from '../../../../renderer/commands/create-record';
import type { Command, CommandContext } from '../../../../renderer/commands/define';
import { goTo } from '../../../../renderer/commands/go-to';
import { COMMANDS, commandOf, findCommands, runCommand } from '../../../../renderer/commands/registry';
import { save } from '../../../../renderer/commands/save';
import { undo } from '../../../../renderer/commands/undo';
import type { DataApi, UndoAnswer } from '../../../../renderer/data/api';
import { ok } from '../../../../shared/kernel/result';
import { SHIPPED_TYPES } from '../../../../shared/records/type-catalogue';

const ALL: readonly Command[] = [...COMMANDS, ...placesOf(SHIPPED_TYPES).map(goTo)];

/** A context in which nothing is offered; parts are replaced by the test. */
function context(part: Partial<CommandContext>): CommandContext & { readonly told: string[] } {
  const told: string[] = [];
  return {
    data: {} as DataApi,
    session: {
      user: { id: 'u', name: '测试', role: 'administrator', branches: [] },
      unit: { id: 'n', name: '测试单位', code: '' },
      readOnly: false,
      ownTypes: [],
      counts: {},
      rebuilt: false,
    },
    navigation: {
      route: { screen: 'home' },
      visit: 0,
      canGoBack: false,
      canGoForward: false,
      go: () => undefined,
      replace: () => undefined,
      back: () => undefined,
      forward: () => undefined,
      guard: () => () => undefined,
      mayLeave: async () => true,
    },
    offers: {},
    branch: null,
    undoable: { undo: null, redo: null },
    show: {
      palette: () => undefined,
      help: () => undefined,
      tell: (message) => told.push(message),
      error: ({ message }) => told.push(message),
    },
    program: { lock: () => undefined, switchUser: () => undefined, quit: () => undefined },
    told,
    ...part,
  };
}

const undoing = (answer: UndoAnswer): DataApi => ({ undo: async () => ok(answer) }) as unknown as DataApi;

describe('the commands', () => {
  test('no two share a key or a name', () => {
    const keys = ALL.flatMap(({ shortcut }) => (shortcut === undefined ? [] : [shortcut.toLowerCase()]));
    expect(new Set(keys).size).toBe(keys.length);
    const ids = ALL.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('every one has a Chinese label', () => {
    for (const { label } of ALL) expect(label).toMatch(/[一-鿿]/);
  });

  test('are found by key, by part of the label and by pinyin initials', () => {
    const keys = { key: 's', ctrlKey: true, shiftKey: false, altKey: false, metaKey: false };
    expect(commandOf(ALL, keys)?.id).toBe('save');
    expect(findCommands(ALL, '锁定').map(({ id }) => id)).toContain('lock-vault');
    expect(findCommands(ALL, 'hsz').map(({ label }) => label)).toEqual(['回收站']);
  });

  test('one that is not allowed says why instead of running', async () => {
    const where = context({});
    await runCommand(save, where);
    expect(where.told).toEqual(['这里没有要保存的内容']);
  });

  test('none that writes runs in a read-only vault', () => {
    const base = context({});
    const where = context({
      session: { ...base.session, readOnly: true },
      undoable: { undo: '甲', redo: '乙' },
    });
    const writing = ALL.filter((command) => command.undo === 'journal');
    expect(writing.map((command) => command.refuse(where))).toEqual(writing.map(() => '档案库是只读的'));
  });

  test('undo names what it took back and what it left alone', async () => {
    const where = context({
      data: undoing({ what: '修改 2 名党员', skipped: 3 }),
      undoable: { undo: '修改 2 名党员', redo: null },
    });
    await runCommand(undo, where);
    expect(where.told).toEqual(['已撤销：修改 2 名党员；有 3 处后来又被改过，保持原样']);
  });
});

describe('a new record from anywhere', () => {
  test('is a member of the branch that is chosen in the top bar', async () => {
    const went: unknown[] = [];
    const base = context({});
    const navigation = { ...base.navigation, go: (route: unknown) => went.push(route) };
    await runCommand(createRecord, context({ navigation, branch: 'o1' }));
    expect(went).toEqual([{ screen: 'record', type: 'member', id: null, initial: { branchId: 'o1' } }]);
  });
});

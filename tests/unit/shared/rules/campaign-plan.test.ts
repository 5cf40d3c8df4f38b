import { describe, expect, test } from 'vitest';
import {
  type CampaignUnit,
  type DealtTask,
  readPlan,
  taskStanding,
  themeStart,
  undealt,
} from '../../../../shared/rules/campaign-plan';
import { shortUnitName } from '../../../../shared/rules/short-unit-name';
import { unitKindOf } from '../../../../shared/rules/unit-kind';
import { chance } from '../../builders/chance';

const plan = readPlan({
  phases: [
    { id: 'p1', name: '动员部署', from: '2026-04', to: '2026-06' },
    { id: 'p2', name: '全面推进', from: '2026-07-01' },
    { id: 'p3', name: '总结', from: '2027-01-01', to: '2027-12-31' },
  ],
  themes: [{ id: 't', unitKind: 'village', theme: '带头致富', carrier: '双建双争' }],
  tasks: [
    { id: 'a', taskNo: '1', task: '召开动员会', due: '2026-06' },
    { id: 'b', taskNo: '2', task: '公开承诺', due: '2026-12-31' },
    { id: 'c', taskNo: '3', task: '师德评议', due: '2027-03-01', unitKind: 'school' },
    { id: 'd', taskNo: '4', task: '长期坚持' },
  ],
});

describe('a campaign’s plan', () => {
  test('puts tasks into the phase in which their day lies; a phase without an end runs to the next', () => {
    expect(plan.tasks.map(({ phase }) => phase)).toEqual([0, 1, 2, undefined]);
  });

  test('gives each unit what is meant for its kind, and its theme with it', () => {
    const village: CampaignUnit = { id: 'v', kind: 'village' };
    const school: CampaignUnit = { id: 's', kind: 'school' };
    const added = undealt(plan, [village, school], []).map(({ unit, task }) => `${unit.id}${task.taskNo}`);
    expect(added).toEqual(['v1', 'v2', 'v4', 's1', 's2', 's3', 's4']);
    expect(themeStart(plan, village)).toEqual({ remark: '创争主题：带头致富；载体：双建双争' });
    expect(themeStart(plan, school)).toEqual({});
  });

  test('knows a dealt task by its number, or by its wording when it has none', () => {
    const unit: CampaignUnit = { id: 'v', kind: undefined };
    const dealt: readonly DealtTask[] = [
      { taskNo: '1', task: '开动员会', branchId: 'v' },
      { taskNo: undefined, task: '公开承诺', branchId: 'v' },
    ];
    expect(undealt(plan, [unit], dealt).map(({ task }) => task.taskNo)).toEqual(['4']);
  });

  test('dealt out twice, whatever was there before, adds nothing the second time', () => {
    const { pick, percent } = chance(7);
    for (let round = 0; round < 200; round += 1) {
      const units = Array.from({ length: 5 }, (_, at) => ({
        id: `u${at}`,
        kind: pick(['village', 'school', 'office']),
      }));
      const before = units.flatMap(({ id }) =>
        plan.tasks.filter(() => percent(40)).map(({ taskNo, task }) => ({ taskNo, task, branchId: id })),
      );
      const first = undealt(plan, units, before);
      const after = [
        ...before,
        ...first.map(({ unit, task }) => ({ taskNo: task.taskNo, task: task.task, branchId: unit.id })),
      ];
      expect(undealt(plan, units, after)).toEqual([]);
      const keys = first.map(({ unit, task }) => `${unit.id} ${task.taskNo}`);
      expect(new Set(keys).size).toBe(keys.length);
    }
  });
});

describe('a task', () => {
  test.each([
    ['todo', '2026-06-30', 'todo'],
    ['doing', '2026-06-29', 'late'],
    [undefined, '2026-06', 'todo'],
    ['done', '2026-01-01', 'done'],
    ['na', '2026-01-01', 'na'],
    ['doing', undefined, 'doing'],
  ] as const)('in state %s, due %s, stands as %s on 30 June', (state, due, standing) => {
    expect(taskStanding(state, due, '2026-06-30')).toBe(standing);
  });
});

describe('a unit', () => {
  test.each([
    ['village', '中共清溪镇河口村支部委员会', 'village'],
    ['urban-community', '向阳支部', 'community'],
    ['institution', '清溪中心学校党支部', 'school'],
    ['institution', '清溪卫生院党支部', 'hospital'],
    ['institution', '水利党支部', 'station'],
    [undefined, '河口村党支部', 'village'],
    [undefined, '退休干部党支部', undefined],
  ])('of category %s called %s is of kind %s', (type, name, kind) => {
    expect(unitKindOf(type, name)).toBe(kind);
  });

  test.each([
    ['中共清溪镇河口村支部委员会', undefined, '河口村党支部'],
    ['中共××县清溪镇河口村总支部委员会', undefined, '河口村党总支'],
    ['中共清溪镇委员会', undefined, '中共清溪镇委员会'],
    ['河口村党支部', undefined, '河口村党支部'],
    ['中共清溪镇机关支部委员会', undefined, '机关党支部'],
    ['中共清溪镇河口村支部委员会', '河口', '河口'],
  ])('%s (%s) is called %s on a card', (fullName, shortName, shown) => {
    expect(shortUnitName(fullName, shortName)).toBe(shown);
  });
});

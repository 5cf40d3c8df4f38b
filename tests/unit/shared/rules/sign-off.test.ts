import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  isOpenToEdit,
  SIGN_OFF_STATES,
  SIGN_OFF_STEPS,
  type SignOffState,
  type SignOffStep,
  signOffState,
  stepsFrom,
  TRANSITIONS,
} from '../../../../shared/rules/sign-off';

const signed = (...steps: readonly SignOffStep[]) => ({
  signOff: steps.map((step, index) => ({ id: `e${index}`, step, at: `2026-03-01T09:0${index}:00Z` })),
});

describe('sign-off', () => {
  test.each<[readonly SignOffStep[], SignOffState]>([
    [[], 'draft'],
    [['submit'], 'submitted'],
    [['submit', 'check'], 'checked'],
    [['submit', 'check', 'finalise'], 'final'],
    [['submit', 'return'], 'draft'],
    [['submit', 'check', 'return'], 'draft'],
    [['submit', 'check', 'finalise', 'correct'], 'draft'],
    // Without check nothing becomes final.
    [['submit', 'finalise'], 'submitted'],
    [['finalise'], 'draft'],
    [['submit', 'submit'], 'submitted'],
  ])('%j leads to %s', (steps, state) => {
    expect(signOffState(signed(...steps))).toBe(state);
  });

  test('steps count in the order of their time, however the list was merged', () => {
    const { signOff } = signed('submit', 'check', 'finalise');
    fc.assert(
      fc.property(fc.shuffledSubarray(signOff, { minLength: 3 }), (shuffled) => {
        expect(signOffState({ signOff: shuffled })).toBe('final');
      }),
    );
  });

  test('a step that only a newer version knows changes nothing', () => {
    expect(signOffState({ signOff: [{ id: 'a', step: 'seal', at: '2026-03-01' }] })).toBe('draft');
  });

  test('only a draft is open to edit', () => {
    const states = Object.keys(SIGN_OFF_STATES) as SignOffState[];
    expect(states.filter(isOpenToEdit)).toEqual(['draft']);
  });

  test('going back needs a reason, going on does not', () => {
    const steps = Object.keys(SIGN_OFF_STEPS) as SignOffStep[];
    expect(steps.filter((step) => TRANSITIONS[step].needsReason)).toEqual(['return', 'correct']);
    expect(stepsFrom('checked')).toEqual(['finalise', 'return']);
  });
});

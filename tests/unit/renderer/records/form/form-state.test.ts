import { describe, expect, it } from 'vitest';
import {
  draftOf,
  type FormAct,
  type FormState,
  formReducer,
  isDirty,
  sectionMark,
  shownFindings,
  startForm,
  valuesOf,
  valuesToSave,
} from '../../../../../renderer/records/form/form-state';
import { RECORD_TYPES } from '../../../../../shared/records/registry';
import { finding } from '../../../../../shared/rules/checks';

const { member } = RECORD_TYPES;
const acted = (state: FormState, ...acts: readonly FormAct[]) => acts.reduce(formReducer, state);
const stored = { name: '王建国', mobile: '13800000000' };

describe('an open form', () => {
  it('is unsaved after an edit and saved again when the edit is taken back by hand', () => {
    const edited = acted(startForm(stored), { act: 'change', field: 'name', value: '王建' });
    expect(isDirty(edited)).toBe(true);
    expect(isDirty(acted(edited, { act: 'change', field: 'name', value: '王建国' }))).toBe(false);
  });

  it('is unsaved while a field holds text that can not be read', () => {
    const unread = acted(startForm(stored), {
      act: 'unreadable',
      field: 'birthDate',
      problem: { text: '199', reason: '看不懂' },
    });
    expect(isDirty(unread)).toBe(true);
    expect(valuesOf(unread)).toEqual(stored);
    expect(isDirty(acted(unread, { act: 'unreadable', field: 'birthDate', problem: null }))).toBe(false);
  });

  it('emptying a field that was never filled is no edit', () => {
    expect(isDirty(acted(startForm(stored), { act: 'change', field: 'remark', value: null }))).toBe(false);
  });
});

describe('what a save writes', () => {
  it('is only what changed, tidied, with null for what was emptied', () => {
    const state = acted(
      startForm(stored),
      { act: 'change', field: 'name', value: ' 王 建 ' },
      { act: 'change', field: 'mobile', value: null },
    );
    expect(valuesToSave(member, state, false)).toEqual({ name: '王建', mobile: null });
  });

  it('is nothing when tidying makes the edit equal to what is stored', () => {
    const state = acted(startForm(stored), { act: 'change', field: 'mobile', value: '138 0000 0000' });
    expect(isDirty(state)).toBe(true);
    expect(valuesToSave(member, state, false)).toEqual({});
  });

  it('is everything that a new record holds, also what it started with', () => {
    const state = acted(startForm({ status: 'normal', branchId: 'o1' }), {
      act: 'change',
      field: 'name',
      value: '李四',
    });
    expect(valuesToSave(member, state, true)).toEqual({ status: 'normal', branchId: 'o1', name: '李四' });
  });
});

describe('edits typed while a save is on its way', () => {
  it('stay, and what was saved is no edit any more', () => {
    const state = acted(
      startForm(stored),
      { act: 'change', field: 'name', value: '王建' },
      { act: 'change', field: 'remark', value: '新备注' },
      { act: 'rebase', base: { ...stored, name: '王建' } },
    );
    expect(state.edits).toEqual({ remark: '新备注' });
  });
});

describe('a draft', () => {
  it('brings back edits and unreadable texts in a form opened afresh', () => {
    const state = acted(
      startForm(stored),
      { act: 'change', field: 'name', value: '王建' },
      { act: 'unreadable', field: 'birthDate', problem: { text: '1990年13月', reason: '看不懂' } },
    );
    const resumed = acted(startForm(stored), { act: 'resume', draft: draftOf(state) });
    expect(valuesOf(resumed).name).toBe('王建');
    expect(resumed.unreadable.birthDate?.text).toBe('1990年13月');
    expect(isDirty(resumed)).toBe(true);
  });

  it('with a broken part keeps the rest', () => {
    const resumed = acted(startForm(stored), { act: 'resume', draft: { name: '王建', $unreadable: 7 } });
    expect(valuesOf(resumed).name).toBe('王建');
    expect(resumed.unreadable).toEqual({});
  });
});

describe('findings on the form', () => {
  const wrong = finding('V01', 'idNo', '校验位不符');
  const missing = finding('V32', 'nativePlace', '籍贯还没有填写。');

  it('of a new record are shown only at fields that were left', () => {
    const fresh = startForm({});
    expect(shownFindings([wrong, missing], fresh, true)).toEqual({});
    const left = acted(fresh, { act: 'leave', field: 'idNo' });
    expect(shownFindings([wrong, missing], left, true)).toEqual({ idNo: [wrong] });
  });

  it('of a stored record are shown at once, except that something is missing', () => {
    expect(shownFindings([wrong, missing], startForm(stored), false)).toEqual({ idNo: [wrong] });
  });

  it('keep silent at a field whose text can not be read: the reason stands there', () => {
    const state = acted(startForm(stored), {
      act: 'unreadable',
      field: 'idNo',
      problem: { text: '?', reason: 'x' },
    });
    expect(shownFindings([wrong], state, false)).toEqual({});
    expect(sectionMark(['idNo'], {}, state)).toBe('error');
  });

  it('mark their section by the gravest of them', () => {
    const state = startForm(stored);
    const shown = { a: [finding('V02', 'a', '')], b: [wrong] };
    expect(sectionMark(['a', 'b'], shown, state)).toBe('error');
    expect(sectionMark(['a'], shown, state)).toBe('warning');
    expect(sectionMark(['c'], shown, state)).toBeNull();
  });
});

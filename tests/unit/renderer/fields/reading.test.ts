import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeChoices, matchCodes } from '../../../../renderer/fields/code/match';
import { readTypedDate } from '../../../../renderer/fields/date/read';
import { judgeNumber } from '../../../../renderer/fields/id-number/judge';
import { lacking } from '../../../../renderer/fields/lacking';
import { elementsOf, withElement, withoutElement } from '../../../../renderer/fields/list/elements';
import { readDecimal, readInteger } from '../../../../renderer/fields/number/read';
import { matchPlaces, placesOf } from '../../../../renderer/fields/reference/places';
import { localToday } from '../../../../renderer/fields/today';

describe('a typed date', () => {
  it.each([
    ['1990', '1990'],
    ['1990.3', '1990-03'],
    ['1990-03-05', '1990-03-05'],
    ['19900305', '1990-03-05'],
    ['1990年3月5日', '1990-03-05'],
    ['', null],
  ])('%s is understood as %s', (text, value) => {
    expect(readTypedDate(text)).toEqual({ value });
  });

  it.each(['199', '1990.13', '1990-02-30', '90.3', '33291', '昨天'])('%s is not guessed at', (text) => {
    expect(readTypedDate(text)).toHaveProperty('problem');
  });
});

describe('typed numbers', () => {
  it('may be full-width and hold blanks', () => {
    expect(readInteger(' 12 ')).toEqual({ value: 12 });
    expect(readDecimal('1,250.50')).toEqual({ value: '1250.50' });
    expect(readDecimal('007')).toEqual({ value: '7' });
    expect(readDecimal('0.5')).toEqual({ value: '0.5' });
  });

  it('that are none are refused with what to type instead', () => {
    expect(readInteger('1.5')).toEqual({ problem: '请填写整数，如 12' });
    expect(readDecimal('1.2.3')).toEqual({ problem: '请填写数字，如 120.50' });
  });

  it('read back what they show', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), (number) => {
        expect(readInteger(String(number))).toEqual({ value: number });
      }),
    );
  });
});

describe('a citizen number while it is typed', () => {
  const today = '2026-11-23';

  it('counts the digits that are still missing, then says whether it is right', () => {
    expect(judgeNumber('', today)).toBeNull();
    expect(judgeNumber('1101051949', today)).toMatchObject({ good: false, short: '10/18' });
    expect(judgeNumber('11010519491231002X', today)).toMatchObject({ good: true });
    expect(judgeNumber('110105194912310021', today)).toMatchObject({ good: false, short: '校验位不对' });
  });
});

describe('finding a code', () => {
  it('works by label, synonym and pinyin initials', () => {
    const choices = codeChoices('ethnicity');
    expect(matchCodes(choices, '汉')[0]?.label).toBe('汉族');
    expect(matchCodes(choices, 'hz').map((choice) => choice.label)).toContain('汉族');
    expect(matchCodes(choices, 'weiwuer')[0]?.label).toBe('维吾尔族');
    expect(matchCodes(choices, '没有这个')).toEqual([]);
  });

  it('offers the usual ones first and nothing that is only a heading', () => {
    const choices = codeChoices('job');
    const firstUnusual = choices.findIndex((choice) => !choice.common);
    expect(choices.slice(firstUnusual).some((choice) => choice.common)).toBe(false);
  });
});

describe('finding an organization', () => {
  const node = (id: string, parent: string | null, name: string) => ({
    id,
    parent,
    name,
    kind: 'branch',
    own: 0,
    all: 0,
    order: 0,
  });

  it('goes by every word, in name, pinyin or path', () => {
    const places = placesOf([
      node('a', null, '河口镇党委'),
      node('b', 'a', '石桥村党支部'),
      node('c', 'a', '柳林村党支部'),
    ]);
    expect(matchPlaces(places, '石桥').map((place) => place.id)).toEqual(['b']);
    expect(matchPlaces(places, 'llc').map((place) => place.id)).toEqual(['c']);
    expect(matchPlaces(places, '河口 支部').map((place) => place.id)).toEqual(['b', 'c']);
  });

  it('hides nobody when parents make a loop or are missing', () => {
    const places = placesOf([node('a', 'b', '甲'), node('b', 'a', '乙'), node('c', 'gone', '丙')]);
    expect(places.map((place) => place.id).sort()).toEqual(['a', 'b', 'c']);
  });
});

describe('elements of a list', () => {
  it('keep their place when edited and stand at the end when new', () => {
    const list = elementsOf([{ id: 'a', x: 1 }, 'nonsense', { id: 'b' }]);
    expect(list.map((element) => element.id)).toEqual(['a', 'b']);
    expect(withElement(list, { id: 'a', x: 2 })).toEqual([{ id: 'a', x: 2 }, { id: 'b' }]);
    expect(withElement(list, { id: 'c' }).at(-1)?.id).toBe('c');
    expect(withoutElement(list, 'a')).toEqual([{ id: 'b' }]);
  });

  it('lack what is required of them', () => {
    const field = {
      kind: 'list',
      label: '奖励',
      of: { name: { kind: 'text', label: '名称', required: true }, note: { kind: 'text', label: '说明' } },
    } as const;
    expect(lacking(field.of ?? {}, { id: 'a', name: '' })).toEqual(['name']);
    expect(lacking(field.of ?? {}, { id: 'a', name: '优秀党员' })).toEqual([]);
  });
});

describe('today', () => {
  it('is the local day', () => {
    expect(localToday(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05');
  });
});

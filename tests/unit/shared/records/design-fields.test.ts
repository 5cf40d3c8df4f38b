import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changeField,
  type DesignElement,
  elementsInOrder,
  moveField,
  withField,
  withoutField,
} from '../../../../shared/records/design-fields';
import { readHeadings } from '../../../../shared/records/design-headings';
import { readDesign } from '../../../../shared/records/own-design';

const add = (elements: readonly DesignElement[], label: string) =>
  withField(elements, `f${elements.length + 1}`, { label, kind: 'text' });
const abc = ['甲', '乙', '丙'].reduce<readonly DesignElement[]>(add, []);
const labels = (elements: readonly DesignElement[]) =>
  elementsInOrder({ fields: elements as never }).map(({ label }) => label);

describe('the fields of a design', () => {
  test('stand where they are put, whatever order the record keeps them in', () => {
    expect(labels([...abc].reverse())).toEqual(['甲', '乙', '丙']);
    expect(labels(moveField(abc, 'f3', -1))).toEqual(['甲', '丙', '乙']);
    expect(moveField(abc, 'f1', -1)).toBe(abc);
    expect(moveField(abc, 'f3', 1)).toBe(abc);
    expect(labels(withoutField(abc, 'f2'))).toEqual(['甲', '丙']);
  });

  test('that merging gave one place can be moved apart', () => {
    const level = abc.map((one) => ({ ...one, order: 10 }));
    const shown = elementsInOrder({ fields: level as never });
    const [first] = shown;
    const moved = moveField(shown, first?.id ?? '', 1);
    expect(labels(moved)).toEqual([1, 0, 2].map((at) => shown[at]?.label));
  });

  test('keep what was not touched as it is, so that two people do not clash', () => {
    const changed = changeField(abc, 'f2', { label: '乙二', required: true });
    expect(changed[0]).toBe(abc[0]);
    expect(changed[1]).toMatchObject({ id: 'f2', label: '乙二', required: true });
    const moved = moveField(abc, 'f1', 1);
    expect(moved[2]).toBe(abc[2]);
  });

  test('no longer say what was taken back', () => {
    const off = changeField(changeField(abc, 'f2', { required: true, hint: '如：二组' }), 'f2', {
      required: false,
      hint: null,
    });
    expect(off).toEqual(abc);
  });

  test('the first names the record, the first six make the list, numbers and phones are sensitive', () => {
    const design = readDesign({ label: '台账', fields: abc as never });
    expect(design.fields.map(({ title, shown }) => [title, shown])).toEqual([
      [true, true],
      [false, true],
      [false, true],
    ]);
    expect(withField([], 'p', { label: '电话', kind: 'phone' })[0]).toMatchObject({ sensitive: true });
  });

  test('moving one about and back changes nothing', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.array(fc.tuple(fc.nat(7), fc.constantFrom(1, -1))),
        (n, moves) => {
          const start = Array.from({ length: n }, (_, at) => `字段${at}`).reduce<readonly DesignElement[]>(
            add,
            [],
          );
          let now = start;
          const undo: (() => void)[] = [];
          for (const [at, by] of moves) {
            const id = now[at % n]?.id ?? '';
            const next = moveField(now, id, by as 1 | -1);
            if (next !== now) undo.push(() => (now = moveField(now, id, -by as 1 | -1)));
            now = next;
          }
          for (const back of undo.reverse()) back();
          expect(now).toEqual(start);
        },
      ),
    );
  });
});

describe('a pasted heading row', () => {
  test('gives fields with the kinds that the wordings mean', () => {
    const { fields, left } = readHeadings(
      '序号\t村（社区）\t户主姓名\t身份证号码\t联系电话\t走访日期\t家庭人数\t慰问金额（元）\t是否解决\t诉求内容\t类别',
      [],
    );
    expect(left).toEqual(['序号', '村（社区）']);
    expect(fields.map(({ label, kind }) => `${label} ${kind}`)).toEqual([
      '户主姓名 person',
      '身份证号码 idNumber',
      '联系电话 phone',
      '走访日期 date',
      '家庭人数 integer',
      '慰问金额（元） decimal',
      '是否解决 boolean',
      '诉求内容 longText',
      '类别 text',
    ]);
  });

  test.each([
    ['below a title', '清河镇走访台账\t\t\n姓名\t日期\n张三\t3月2日'],
    ['one a line', '姓名\n日期'],
    ['parted by commas', '姓名，日期'],
    ['parted by blanks', ' 姓名  日期 '],
    ['with line breaks inside cells, as a spreadsheet quotes them', '"姓 名"\t"日期"'],
  ])('%s', (_, text) => {
    expect(readHeadings(text, []).fields.map(({ label }) => label)).toEqual(['姓名', '日期']);
  });

  test('brings nothing twice, and nothing from nothing', () => {
    expect(readHeadings('姓名\t日期\t姓名', ['日期'])).toEqual({
      fields: [{ label: '姓名', kind: 'person' }],
      left: ['日期', '姓名'],
    });
    expect(readHeadings(' \n\t\n', [])).toEqual({ fields: [], left: [] });
  });
});

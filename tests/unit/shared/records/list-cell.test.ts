import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldDefinition } from '../../../../shared/records/define';
import { elementsOf, elementText, listText, readListText } from '../../../../shared/records/list-cell';
import { normaliseValue } from '../../../../shared/records/normalise';
import { fieldsOf, RECORD_TYPES } from '../../../../shared/records/registry';

const LISTS = Object.values(RECORD_TYPES).flatMap((type) =>
  fieldsOf(type).flatMap(([key, field]) =>
    field.cell === undefined ? [] : [{ name: `${type.name}.${key}`, field }],
  ),
);

const introducers: FieldDefinition = RECORD_TYPES.member.fields.introducers;
const honors: FieldDefinition = RECORD_TYPES.member.fields.honors;

function read(field: FieldDefinition, text: string): readonly string[] {
  return field.cell === undefined ? [] : readListText(field, field.cell, text);
}

describe.each(LISTS)('the list $name in one cell', ({ field }) => {
  const cell = field.cell!;
  const inner = field.of![cell.field]!;

  it('is told by a text of its elements', () => {
    expect(field.kind).toBe('list');
    expect(inner.kind).toBe('text');
  });

  it('reads back as the same texts, whatever stands in them', () => {
    const nasty = fc.constantFrom(
      '、',
      '，',
      ',',
      ';',
      '；',
      '/',
      '"',
      '""',
      '无',
      '-',
      ' ',
      '张三',
      'O"Neil',
      '\n',
      '',
    );
    const text = fc
      .oneof(
        fc.string({ unit: 'grapheme' }),
        fc.array(nasty, { maxLength: 5 }).map((parts) => parts.join('')),
      )
      .map((raw) => normaliseValue(inner, raw) ?? '');
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), (texts) => {
        const list = texts.map((one, at) => ({ id: `e${at}`, [cell.field]: one }));
        expect(readListText(field, cell, listText(cell, list))).toEqual(texts);
        expect(elementsOf(list).map((element) => elementText(cell, element))).toEqual(texts);
      }),
      { numRuns: 500 },
    );
  });

  it('reads any text at all', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readListText(field, cell, text)));
  });
});

describe('a cell as people write it', () => {
  it.each([
    ['张三、李四', ['张三', '李四']],
    ['张三，李四', ['张三', '李四']],
    ['张三；李四/王五\n赵六', ['张三', '李四', '王五', '赵六']],
    [' 张 三 、李四、', ['张三', '李四']],
    ['张三、无', ['张三']],
    ['无', []],
    ['——', []],
    ['"张三"、李四', ['张三', '李四']],
    ['"张三、李四', ['"张三', '李四']],
  ])('%j holds %j', (text, names) => {
    expect(read(introducers, text)).toEqual(names);
  });

  it('keeps the commas inside the name of an honour', () => {
    expect(read(honors, '2019年县、镇优秀党员；2021年“两优一先”，县级')).toEqual([
      '2019年县、镇优秀党员',
      '2021年“两优一先”，县级',
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AttachmentPaths, formatCatalogue } from '../../../../shared/bundle/catalogue';
import {
  type BundleHead,
  bagInfo,
  formatHead,
  formatRecord,
  glimpseHead,
  parseHead,
  parseRecord,
} from '../../../../shared/bundle/format';
import { maskedFields, maskRecord, maskText } from '../../../../shared/bundle/masking';
import type { RecordState } from '../../../../shared/journal/entry';
import { unwrap } from '../../../../shared/kernel/result';

const HEAD: BundleHead = {
  format: 1,
  minReader: 1,
  id: '0198c0de-0000-7000-8000-000000000001',
  title: '清河镇党员信息',
  sender: { id: 'u1', name: '清河镇党委', code: '110101001' },
  device: 'k7x2m9qd',
  created: '2026-11-23T14:43:00+08:00',
  program: '0.1.0',
  scope: { roots: ['o1'], types: ['member'], years: [] },
  counts: { member: 2 },
  masked: ['member.idNumber'],
  attachments: [
    {
      record: 'm1',
      element: 'a1',
      blob: 'ab'.repeat(32),
      path: 'data/附件/甲/乙/丙.pdf',
      size: 3,
      name: '丙.pdf',
    },
  ],
  previous: null,
};

const STAMP = '019a1b2c3d4e-0000-k7x2m9qd';
const record = (registers: RecordState['registers']): RecordState => ({
  id: 'm1',
  type: 'member',
  schema: 1,
  registers,
});
const one = (value: RecordState['registers'][string]['heads'][number]['value']) => ({
  heads: [{ stamp: STAMP, value }],
  over: [],
});

describe('the head of a bundle', () => {
  it('reads back as written, with keys that only a newer program knows', () => {
    const newer = { ...HEAD, format: 7, colour: 'red', scope: { ...HEAD.scope, villages: ['x'] } };
    expect(unwrap(parseHead(formatHead(newer)))).toEqual(newer);
    expect(formatHead(unwrap(parseHead(formatHead(newer))))).toBe(formatHead(newer));
  });

  it('of a program that we are too old for is shown and not taken in', () => {
    const text = formatHead({ ...HEAD, format: 9, minReader: 8 });
    const parsed = parseHead(text);
    expect(parsed).toMatchObject({ ok: false, error: { code: 'bundle.newer' } });
    expect(!parsed.ok && parsed.error.message).toContain('请升级后再导入');
    expect(glimpseHead(text)).toMatchObject({
      title: HEAD.title,
      sender: { name: '清河镇党委' },
      counts: { member: 2 },
    });
  });

  it('is refused with the place of the fault when it is malformed, and never throws', () => {
    expect(parseHead('{')).toMatchObject({ error: { code: 'bundle.head-malformed' } });
    expect(parseHead(formatHead({ ...HEAD, created: 'yesterday' }))).toMatchObject({
      error: { facts: { detail: 'created' } },
    });
    fc.assert(
      fc.property(fc.json(), (text) => {
        expect(parseHead(text).ok).toBe(false);
        expect(glimpseHead(text)).toBeTypeOf('object');
      }),
    );
  });

  it('gives bag-info.txt its elements', () => {
    expect(bagInfo(HEAD)).toContainEqual(['Bag-Software-Agent', 'Xiangdang 0.1.0']);
    expect(bagInfo(HEAD)).toContainEqual(['Bagging-Date', '2026-11-23']);
  });
});

describe('a line of records', () => {
  it('reads back as written, in one line', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (values) => {
        const entries = Object.entries(values).filter(([key]) => key !== '__proto__');
        const state = record(
          Object.fromEntries(entries.map(([key, value]) => [key, one(JSON.parse(JSON.stringify(value)))])),
        );
        const text = formatRecord(state);
        expect(text.indexOf('\n')).toBe(text.length - 1);
        expect(unwrap(parseRecord(text, 'f', 1))).toEqual(state);
      }),
    );
  });

  it('keeps conflicts and what they supersede, in normal form', () => {
    const later = '019a1b2c3d4f-0000-k7x2m9qd';
    const text = formatRecord(
      record({
        name: {
          heads: [
            { stamp: STAMP, value: 'a' },
            { stamp: later, value: 'b' },
          ],
          over: [],
        },
      }),
    );
    expect(unwrap(parseRecord(text, 'f', 1)).registers.name?.heads.map((head) => head.value)).toEqual([
      'b',
      'a',
    ]);
  });

  it.each([
    '',
    '{}',
    'null',
    '[1]',
    '{"id":"m","type":"t","schema":1,"registers":{"a":{"heads":[],"over":[]}}}',
    '{"id":"m","type":"t","schema":1,"registers":{"a":{"heads":[{"stamp":"soon","value":1}],"over":[]}}}',
  ])('is refused when it is %j', (text) => {
    expect(parseRecord(text, 'data/records/member.jsonl', 3)).toMatchObject({
      error: {
        code: 'bundle.record-malformed',
        message: '“data/records/member.jsonl”第 3 行不是合法的记录，没有导入任何内容。',
      },
    });
  });
});

describe('masking', () => {
  const fields = {
    name: { kind: 'text', label: '姓名' },
    idNumber: { kind: 'idNumber', label: '公民身份号码', sensitive: true },
    family: {
      kind: 'list',
      label: '家庭成员',
      of: {
        name: { kind: 'text', label: '姓名' },
        idNumber: { kind: 'idNumber', label: '号码', sensitive: true },
      },
    },
    posts: { kind: 'list', label: '职务', of: { post: { kind: 'text', label: '职务' } } },
  } as const;

  it('leaves out the registers of sensitive fields and of lists with a sensitive part', () => {
    const masked = maskedFields({ fields });
    expect(masked).toEqual(['idNumber', 'family']);
    const state = record({
      name: one('甲'),
      idNumber: one('x'),
      'family/e1': one({ name: '乙' }),
      'posts/e2': one({ post: '书记' }),
      'attachments/e3': one({ blob: 'b', name: '照片' }),
      $deleted: one(false),
    });
    const sent = maskRecord(state, { fields });
    expect(Object.keys(sent.registers)).toEqual(['name', 'posts/e2', 'attachments/e3', '$deleted']);
    expect(formatRecord(sent)).not.toMatch(/乙|idNumber/);
  });

  it('leaves out what only a newer version knows, because that may be sensitive', () => {
    const state = record({
      name: one('甲'),
      bloodType: one('A'),
      'posts/e1': one({ post: '书记', salary: '3000' }),
      'posts/e2': one({ post: '委员' }),
      'relatives/e1': one({ name: '乙' }),
      'attachments/e1': one({ blob: 'b', name: '照片', ocr: '乙' }),
    });
    expect(Object.keys(maskRecord(state, { fields }).registers)).toEqual(['name', 'posts/e2']);
  });

  it.each([
    ['idNumber', '110101199001010011', '110101********0011'],
    ['phone', '13812341234', '138****1234'],
    ['phone', '1234567', '*******'],
    ['text', '低保户', '低**'],
    ['text', '𠮷田', '𠮷**'],
    ['idNumber', '', ''],
  ] as const)('prints %s %s as %s', (kind, value, printed) => {
    expect(maskText(kind, value)).toBe(printed);
  });

  it('never prints more than ten characters of a number', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789X'), maxLength: 30 }), (value) => {
        expect(maskText('idNumber', value).replaceAll('*', '').length).toBeLessThanOrEqual(10);
        expect(maskText('phone', value).replaceAll('*', '').length).toBeLessThanOrEqual(7);
      }),
    );
  });
});

describe('the catalogue', () => {
  it('is CSV that Excel opens, without formulas', () => {
    const text = formatCatalogue([
      {
        path: 'data/附件/甲/乙/丙.pdf',
        kind: '附件',
        title: '=HYPERLINK("http://x","y")',
        size: 3,
        sha256: 'ab',
      },
    ]);
    expect(text).toBe(
      `\ufeff序号,文件,类别,内容,大小（字节）,SHA-256\r\n1,附件/甲/乙/丙.pdf,附件,"'=HYPERLINK(""http://x"",""y"")",3,ab\r\n`,
    );
  });

  it('gives attachments readable paths', () => {
    const paths = new AttachmentPaths();
    const place = { branch: '河口村党支部', owner: '张三', name: '入党志愿书.pdf' };
    expect([paths.claim(place), paths.claim(place)]).toEqual([
      'data/附件/河口村党支部/张三/入党志愿书.pdf',
      'data/附件/河口村党支部/张三/入党志愿书 (2).pdf',
    ]);
  });
});

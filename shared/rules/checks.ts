import type { CheckLevel, Finding } from '../records/define';

/** One check: its level decides what happens. An error refuses a row at import; a form saves all the same and shows it. */
export interface CheckDefinition {
  readonly level: CheckLevel;
  /** Chinese, as in lists of problems and in the file of refused rows. */
  readonly title: string;
  /** Rule or practice that it stands on. */
  readonly source: string;
}

/**
 * The one list of checks. Numbers are eternal: V01 to V30 keep the meaning of the team's catalogue (those that need
 * meetings, notices or archives come with these record types), new ones continue from V31.
 */
export const CHECKS = {
  V01: { level: 'error', title: '公民身份号码校验位不符', source: 'GB 11643-1999' },
  V02: {
    level: 'warning',
    title: '公民身份号码与出生日期或性别不一致',
    source: '以人事档案为准，只提示核对',
  },
  V03: { level: 'error', title: '公民身份号码与另一名在册党员重复', source: '信息采集要求：一人一号' },
  V04: { level: 'warning', title: '入党时不满 18 周岁', source: '《中国共产党章程》第一条' },
  V05: {
    level: 'warning',
    title: '预备期不满一年',
    source: '《中国共产党章程》第七条；1969 年 4 月至 1977 年 8 月入党的没有预备期',
  },
  V06: { level: 'warning', title: '预备期已满，没有转正或延长的记录', source: '《发展党员工作细则》' },
  V26: { level: 'warning', title: '任期已届满，没有换届或延期记录', source: '《基层组织选举工作条例》' },
  V27: { level: 'warning', title: '党员人数与组织设置不符', source: '《支部工作条例（试行）》' },
  V31: { level: 'error', title: '缺少不可缺的项目', source: '没有它就无法辨认或归属这条记录' },
  V32: { level: 'note', title: '必填项目还没有填写', source: '信息采集要求；计入信息完整度' },
  V33: { level: 'warning', title: '没有公民身份号码', source: '失联党员可空缺，但要写明原因' },
  V34: { level: 'warning', title: '内容不在代码表中', source: '党内统计用代码表' },
  V35: { level: 'error', title: '日期无法识别', source: '日期须是真实存在的年、年月或年月日' },
  V36: { level: 'warning', title: '文字过长', source: '表格栏目长度' },
  V37: { level: 'warning', title: '姓名中有数字或符号', source: '姓名与身份证一致' },
  V38: { level: 'warning', title: '电话号码可疑', source: '手机号 11 位；固定电话带区号' },
  V39: { level: 'error', title: '数值无法识别', source: '数字项目只能填数字' },
  V40: { level: 'error', title: '公民身份号码位数或字符不对', source: 'GB 11643-1999' },
  V41: { level: 'error', title: '号码按数字保存，末位已丢失', source: '电子表格只保留 15 位有效数字' },
  V42: { level: 'error', title: '公民身份号码的地区码不存在', source: 'GB/T 2260 省级代码' },
  V43: { level: 'error', title: '公民身份号码中的出生日期不成立', source: 'GB 11643-1999' },
  V44: { level: 'warning', title: '公民身份号码可能丢失末位数字', source: '末三位为 000 的号码极少见' },
  V45: {
    level: 'warning',
    title: '15 位旧号已换算为 18 位，待核对',
    source: 'GB 11643-1999;1999 年 10 月起用 18 位',
  },
  V46: { level: 'error', title: '日期晚于今天', source: '已发生的事不会在将来' },
  V47: { level: 'error', title: '日期早于建党', source: '中国共产党 1921 年 7 月成立' },
  V48: { level: 'error', title: '出生日期晚于入党日期', source: '日期先后' },
  V49: { level: 'warning', title: '日期先后颠倒', source: '申请、积极分子、发展对象、入党、转正依次进行' },
  V50: { level: 'warning', title: '年龄超过 120 岁', source: '常见于年份写错' },
  V51: {
    level: 'warning',
    title: '培养教育不满一年',
    source: '《发展党员工作细则》：列为积极分子后一年以上',
  },
  V52: { level: 'note', title: '预备党员填写了转正日期', source: '转正后应同时改人员类别' },
  V53: { level: 'warning', title: '延长预备期应为 6 至 12 个月', source: '《中国共产党章程》第七条' },
  V54: { level: 'note', title: '入党介绍人应为两人', source: '《中国共产党章程》第五条' },
  V55: { level: 'warning', title: '失联、流动情况前后不一致', source: '失联党员登记表' },
  V56: { level: 'note', title: '姓名中的空格已去掉', source: '姓名中间不留空格' },
  V57: { level: 'note', title: '不可见字符或全角字符已清理', source: '号码与代码用半角字符' },
  V58: { level: 'note', title: '由公民身份号码推出', source: 'GB 11643-1999 第 7 至 14、17 位' },
  V59: { level: 'warning', title: '同一项目重复登记', source: '同一人每月党费、每年评议各一次' },
  V60: { level: 'error', title: '统一社会信用代码校验不符', source: 'GB 32100-2015' },
  V62: { level: 'warning', title: '行政区划代码不对', source: 'GB/T 2260；统计用区划代码' },
  V63: { level: 'warning', title: '任期日期不合理', source: '届满应晚于当选，最长五年' },
  V64: { level: 'note', title: '书记空缺', source: '空缺超过三个月属于薄弱表现' },
  V70: { level: 'error', title: '组织上下级成环', source: '合并后的完整性检查' },
  V71: { level: 'warning', title: '所引用的记录不存在或已删除', source: '合并后的完整性检查' },
  V72: { level: 'warning', title: '疑似同一人', source: '姓名与出生日期都相同' },
  V73: { level: 'error', title: '党组织编码或名称重复', source: '合并后的完整性检查' },
  V74: { level: 'error', title: '同一份文件中公民身份号码重复', source: '一人一行' },
  V75: { level: 'error', title: '无法确定所在党组织', source: '名称对不上任何党组织' },
  V77: { level: 'error', title: '单元格是公式错误值', source: '#N/A、#REF! 等不是内容' },
  V78: { level: 'note', title: '日期已换算或没有写全', source: 'Excel 日期序号；月或日为 00' },
  V79: { level: 'warning', title: '日期有两种读法', source: '数字 2010.1 可能是 1 月，也可能是 10 月' },
  V81: { level: 'warning', title: '有乱码字符', source: '文件在上一次转换编码时已损坏' },
  V82: { level: 'warning', title: '此人已在别处登记', source: '同一公民身份号码在另一党组织或另一份文件中' },
  V83: {
    level: 'warning',
    title: '号码相同而姓名不同，或姓名和出生日期相同而号码不同',
    source: '可能不是同一人',
  },
  V84: { level: 'warning', title: '导入会去掉列表中已有的内容', source: '单元格里没有写到的，不会悄悄去掉' },
} satisfies Readonly<Record<string, CheckDefinition>>;

export type CheckNumber = keyof typeof CHECKS;

/** Whether a number stands in the list. */
export function isCheckNumber(text: string): text is CheckNumber {
  return Object.hasOwn(CHECKS, text);
}

/** A finding of a check; its level always comes from the list. */
export function finding(check: CheckNumber, field: string, message: string): Finding {
  return { check, level: CHECKS[check].level, field, message };
}

const WEIGHT: Readonly<Record<CheckLevel, number>> = { error: 3, warning: 2, note: 1 };

/** The gravest level among findings, or null if there are none. */
export function gravestLevel(findings: readonly Finding[]): CheckLevel | null {
  return findings.reduce<CheckLevel | null>(
    (gravest, { level }) => (gravest === null || WEIGHT[level] > WEIGHT[gravest] ? level : gravest),
    null,
  );
}

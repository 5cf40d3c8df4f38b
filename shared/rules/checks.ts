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
 * The one list of checks. Numbers are eternal: V01 to V29 keep the meaning of the team's catalogue, new ones continue
 * from V31. V30, a bundle that reads back otherwise than it was written, is no check of a record (`bundle.hash-mismatch`).
 * A retired number is not used again: V143 (now V105).
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
  V07: {
    level: 'warning',
    title: '发展对象公示不足 5 个工作日',
    source: '《发展党员工作细则》2026 年 5 月修订',
  },
  V08: {
    level: 'warning',
    title: '预审通过后超过一个月才召开支部大会',
    source: '《发展党员工作细则》2026 年 5 月修订',
  },
  V09: {
    level: 'warning',
    title: '上级党委审批超过期限',
    source: '《发展党员工作细则》：三个月内审批，特殊情况不超过六个月',
  },
  V10: {
    level: 'warning',
    title: '集中培训不足',
    source: '《发展党员工作细则》：不少于三天或者不少于 24 学时',
  },
  V11: {
    level: 'error',
    title: '票数合计不符',
    source: '会议记录：赞成、反对、弃权合计等于实到有表决权人数',
  },
  V12: { level: 'error', title: '到会或赞成人数不够，却记为通过', source: '各表决程序的到会和通过人数' },
  V13: { level: 'warning', title: '缺席没有写明原因', source: '会议记录格式' },
  V14: {
    level: 'warning',
    title: '评定优秀的党员超过三分之一',
    source: '民主评议党员：优秀比例一般不超过参加评议党员的三分之一',
  },
  V15: { level: 'error', title: '预备党员评定了等次', source: '民主评议党员：预备党员参加评议，不定等次' },
  V16: { level: 'warning', title: '“四议两公开”步骤不完整', source: '“四议两公开”工作法和登记表' },
  V17: {
    level: 'error',
    title: '没有佐证材料或验收人就销号',
    source: '整改台账：谁整改谁不能验收，没有佐证不销号',
  },
  V18: { level: 'warning', title: '整改逾期，没有延期', source: '整改台账：逾期的不销号，须办理延期' },
  V19: { level: 'error', title: '公示期未满就定案', source: '三级公示、三榜定案；各项政策规定的公示期' },
  V20: { level: 'error', title: '有异议没有办结就定案', source: '三级公示、三榜定案' },
  V21: { level: 'warning', title: '合计行与各行之和不符', source: '花名册合计等于各行之和' },
  V22: {
    level: 'error',
    title: '公开的内容中有号码或账号',
    source: '《个人信息保护法》；公示榜只列必要项目',
  },
  V23: { level: 'error', title: '档号重复', source: 'DA/T 13-2022：档号唯一' },
  V24: {
    level: 'warning',
    title: '档号写法不合规则，或件号不连续',
    source: 'DA/T 13-2022；《归档文件整理规则》DA/T 22-2015：全宗号-门类·年度-保管期限-机构-件号',
  },
  V25: { level: 'error', title: '资料可能涉密', source: '保密规定：非涉密计算机不得存储涉密文件' },
  V26: { level: 'warning', title: '任期已届满，没有换届或延期记录', source: '《基层组织选举工作条例》' },
  V27: { level: 'warning', title: '党员人数与组织设置不符', source: '《支部工作条例（试行）》' },
  V28: {
    level: 'note',
    title: '连续六个月没有党费记录',
    source: '《中国共产党章程》第九条；只提醒核实，从不自动处理',
  },
  V29: { level: 'warning', title: '介绍信已过有效期，没有回执', source: '组织关系介绍信有效期和回执' },
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
  V100: { level: 'note', title: '完成时限不是确定的日期', source: '整改台账：时限应写明到日' },
  V101: { level: 'warning', title: '标注已销号，而整改情况不是完成', source: '整改台账各栏应一致' },
  V102: { level: 'note', title: '来表标注已销号，须补佐证和验收', source: '整改台账：没有佐证不销号' },
  V103: {
    level: 'warning',
    title: '申请销号的材料不全',
    source: '整改台账：申请销号须有佐证材料和整改到位日期',
  },
  V104: { level: 'warning', title: '回头看反弹而没有重新挂号', source: '整改“回头看”：反弹的重新挂号' },
  V105: { level: 'warning', title: '时间先后颠倒', source: '结束不早于开始' },
  V106: { level: 'note', title: '主持人和记录人是同一人', source: '会议记录格式：一般另有记录人' },
  V107: { level: 'warning', title: '人数与名单不符', source: '会议记录：应到、实到与名单一致' },
  V108: {
    level: 'warning',
    title: '办理主体与步骤不符',
    source: '《发展党员工作流程图》：备案、预审、审批由上级党委办理',
  },
  V109: { level: 'warning', title: '发展步骤先后颠倒', source: '《发展党员工作流程图》二十五个步骤依次进行' },
  V110: { level: 'warning', title: '党费金额与状态不符', source: '党费收缴台账各栏应一致' },
  V111: {
    level: 'note',
    title: '应交党费与标准不符',
    source: '《关于中国共产党党费收缴、使用和管理的规定》',
  },
  V112: { level: 'error', title: '收回选票多于发出选票，选举无效', source: '《基层组织选举工作条例》' },
  V113: { level: 'warning', title: '选票数目不符', source: '有效票与无效票之和等于收回票数' },
  V114: { level: 'error', title: '到会人数不够或得票未过半，却记为当选', source: '《基层组织选举工作条例》' },
  V115: { level: 'warning', title: '候选人差额不足 20%', source: '《基层组织选举工作条例》' },
  V116: {
    level: 'warning',
    title: '停止党籍的条件或材料不全',
    source: '《党员教育管理工作条例》：失联六个月以上，支部决定、上级批准',
  },
  V117: { level: 'warning', title: '限期改正超过一年', source: '《党员教育管理工作条例》' },
  V118: { level: 'warning', title: '没有验收和批复就摘牌', source: '软弱涣散基层党组织整顿办法' },
  V119: { level: 'warning', title: '没有公示或决定文号就表彰', source: '评选表彰工作程序' },
  V120: { level: 'warning', title: '限期整改到期，没有整改报告', source: '限期整改通知书' },
  V121: { level: 'warning', title: '责任书没有签订日期', source: '责任书须由双方签字' },
  V122: { level: 'note', title: '标为齐全，没有写资料名称', source: '检查验收：每一项写明佐证材料' },
  V123: {
    level: 'note',
    title: '由表格标题或原文推出',
    source: '来表没有单列的项目，按标题和原文填写，待核对',
  },
  V124: { level: 'warning', title: '谈话或宣誓超过一个月', source: '《发展党员工作细则》2026 年 5 月修订' },
  V140: { level: 'warning', title: '疑似同一条记录', source: '辨认这类记录的项目都相同' },
  V141: { level: 'note', title: '取自表格标题', source: '标题写明年度、期次或项目，表中没有这一列' },
  V142: { level: 'note', title: '村和小组已分开', source: '一列同时写村和小组' },
  V144: { level: 'warning', title: '期限已过，还没有办完', source: '台账时限；到期提醒' },
  V145: { level: 'warning', title: '状态与所填内容不一致', source: '办结要有日期和结果' },
  V146: { level: 'error', title: '票数或人数合计不符', source: '收回不多于发出，各档加无效等于收回' },
  V147: { level: 'error', title: '权重合计不是 100', source: '评价办法：各方权重合计 100%' },
  V148: { level: 'warning', title: '标准分合计与总分不符', source: '考核评分表' },
  V149: { level: 'warning', title: '得分不合理', source: '得分不超过标准分，各项之和等于总分' },
  V150: { level: 'warning', title: '等次划分不完整或次序不对', source: '评价办法' },
  V151: { level: 'warning', title: '比率与票数不符', source: '满意率和知晓率按有效票计算' },
  V152: { level: 'warning', title: '评议小组代表性不足', source: '讲话材料「评议代表不广泛、代表性不强」' },
  V153: { level: 'warning', title: '金额与标准、数量不符', source: '花名册：标准乘数量，四舍五入到分' },
  V154: { level: 'warning', title: '银行账号可疑', source: '一卡通和存折账号为 10 位以上数字' },
  V155: { level: 'warning', title: '承诺的环节不完整', source: '公开承诺：公布、履诺、评诺，未兑现要说明' },
  V157: { level: 'warning', title: '公示时间不足', source: '各项政策规定的公示期' },
  V158: { level: 'note', title: '由程序算出', source: '按已填内容推算，请核对' },
  V159: { level: 'warning', title: '评议后限期改正超过一年', source: '《党员教育管理工作条例》' },
  V160: { level: 'error', title: '数目小于零', source: '人数、票数和金额不会小于零' },
  V161: { level: 'warning', title: '部分多于整体', source: '享受人数不多于家庭人口等' },
  V162: { level: 'warning', title: '逾期办结没有说明', source: '限时办结制' },
  V170: {
    level: 'note',
    title: '一格写了几个单位，已分开',
    source: '整改台账：一个问题一个责任单位，其余为配合单位',
  },
  V190: { level: 'warning', title: '自定义台账的设计有缺漏', source: '台账设计' },
  V191: { level: 'warning', title: '自定义台账的设计不在本档案库', source: '台账的设计随记录一同报送' },
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

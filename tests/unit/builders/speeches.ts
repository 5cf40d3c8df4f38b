import { type Chance, chance } from './chance';

/** How many speeches, and how long each is on average, in characters. */
export interface SpeechesSize {
  readonly count: number;
  readonly characters: number;
}

/** Characters that official papers are made of; words are put together from them. */
const CHARACTERS = [
  ...'党员支部组织基层干群众村镇乡工作开展活动学习教育先进争创优秀建设服务民生发展经济社会责任落实监督检查整改问题制度会议讲话精神要求任务目标措施时间地点参加人名单上级下部署贯彻执行考核评议承诺公示结果意见建议调研走访帮扶困难家庭政策资金项目产业农田水利道路环境卫生安全稳定矛盾纠纷信访接待登记台账材料报告总结计划方案领导小办公室书记委',
];
const WORDS = 900;
/** Words that one speech draws from: it is about something. */
const OWN_WORDS = 160;
const ENDS = ['，', '，', '，', '、', '；', '。', '。\n'];

/** Speeches that say nothing. The same size gives the same texts, in Node and in a page alike. */
export function inventSpeeches({ count, characters }: SpeechesSize): readonly string[] {
  const luck = chance(23);
  const words = Array.from({ length: WORDS }, () => wordOf(luck));
  return Array.from({ length: count }, (_, at) => speechOf(luck, words, at, characters));
}

const wordOf = (luck: Chance): string =>
  Array.from({ length: luck.between(2, 4) }, () => luck.pick(CHARACTERS)).join('');

function speechOf(luck: Chance, words: readonly string[], at: number, characters: number): string {
  const own = Array.from({ length: OWN_WORDS }, () => luck.pick(words));
  const wanted = luck.between(characters / 2, characters * 1.5);
  const parts = [`第 ${at + 1} 号材料\n`];
  for (let length = 0; length < wanted; ) {
    const clause = `${luck.pick(own)}${luck.pick(own)}${luck.percent(6) ? `${luck.between(1, 2026)}` : ''}${luck.pick(ENDS)}`;
    parts.push(clause);
    length += clause.length;
  }
  return parts.join('');
}

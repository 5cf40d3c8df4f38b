const ORGANIZATION =
  /(?:党委|党工委|党组|支部|总支|委员会|小组|村|社区|街道|镇|乡|机关|局|站|所|办|办公室|中心|学校|小学|中学|幼儿园|医院|卫生院|公司|合作社|银行|协会)$/u;

/** Whether a name in a ledger of units and people is of a unit (`org`) or of a person (`member`); undefined for none. */
export function subjectKindOf(name: string): 'org' | 'member' | undefined {
  if (name === '') return undefined;
  // 张所、李乡: names of two characters are people.
  return ORGANIZATION.test(name) && [...name].length > 2 ? 'org' : 'member';
}

/** Kinds of units (code list `unit-kind`) that the category of a unit (code list `unit-type`) leaves no doubt about. */
const BY_TYPE: Readonly<Record<string, string>> = {
  village: 'village',
  'rural-community': 'community',
  'urban-community': 'community',
  township: 'office',
  government: 'office',
  'state-enterprise': 'company',
  'collective-enterprise': 'company',
  'private-enterprise': 'private',
  social: 'society',
};

/** What names of units say, where the category is missing or, as with institutions, says too little. */
const BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/学校|小学|中学|幼儿园|教育/u, 'school'],
  [/医院|卫生院|卫生所|诊所/u, 'hospital'],
  [/社区|居委会/u, 'community'],
  [/村/u, 'village'],
  [/协会|商会|学会|合作社/u, 'society'],
  [/公司|企业|厂/u, 'private'],
  [/[站所]党|[站所]$/u, 'station'],
  [/机关|政府|办公室/u, 'office'],
];

/**
 * Kind of a unit, by which campaigns guide (分类指导): its category decides, else its name; undefined when neither
 * says it. `unitType` is a code of `unit-type`.
 */
export function unitKindOf(unitType: string | undefined, name: string): string | undefined {
  const byType = unitType === undefined ? undefined : BY_TYPE[unitType];
  if (byType !== undefined) return byType;
  const byName = BY_NAME.find(([pattern]) => pattern.test(name))?.[1];
  return byName ?? (unitType === 'institution' ? 'station' : undefined);
}

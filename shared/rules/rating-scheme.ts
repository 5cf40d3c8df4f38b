import { labelOf } from '../records/codes';
import type { RecordValues } from '../records/define';
import { hundredthsOf } from './rating-round';
import { type Ceiling, type Cutoff, type Hundredths, type Rounding, showHundredths } from './scoring';
import { countOf, elementsOf, textOf } from './values';

/** A record of type `evaluation-scheme`, read for computing. */
export interface RatingScheme {
  readonly title: string;
  readonly documentNo: string | undefined;
  readonly target: 'org' | 'member';
  readonly raters: readonly { readonly group: string; readonly label: string; readonly weight: number }[];
  readonly grades: readonly {
    readonly grade: string;
    readonly label: string;
    readonly points: Hundredths | undefined;
    readonly isExcluded: boolean;
  }[];
  readonly cutoffs: readonly Cutoff[];
  readonly ceilings: readonly Ceiling[];
  readonly bonusCap: Hundredths | undefined;
  readonly stopsAtZero: boolean;
  readonly rounding: Rounding;
  readonly ties: string;
}

/** Reads the values of an `evaluation-scheme` record. */
export function readScheme(values: RecordValues): RatingScheme {
  return {
    title: textOf(values, 'title') ?? '',
    documentNo: textOf(values, 'documentNo'),
    target: values.target === 'member' ? 'member' : 'org',
    raters: elementsOf(values, 'raters').flatMap((element) => {
      const [group, weight] = [textOf(element, 'group'), countOf(element, 'weight')];
      if (group === undefined || weight === undefined) return [];
      return [{ group, label: labelOf('rater-group', group), weight }];
    }),
    grades: elementsOf(values, 'satisfactionMap').flatMap((element) => {
      const grade = textOf(element, 'grade');
      if (grade === undefined) return [];
      const label = labelOf('satisfaction-grade', grade);
      return [
        { grade, label, points: hundredthsOf(element.points), isExcluded: element.isExcluded === true },
      ];
    }),
    cutoffs: elementsOf(values, 'cutoffs').flatMap((element): readonly Cutoff[] => {
      const [grade, from] = [textOf(element, 'grade'), hundredthsOf(element.from)];
      if (grade === undefined || from === undefined) return [];
      const quota = hundredthsOf(element.quotaPercent);
      return [{ grade, from, ...(quota === undefined ? {} : { quotaPercent: quota / 100 }) }];
    }),
    ceilings: elementsOf(values, 'ceilings').flatMap((element): readonly Ceiling[] => {
      const [below, atMost] = [hundredthsOf(element.below), textOf(element, 'atMost')];
      return below === undefined || atMost === undefined ? [] : [{ below, atMost }];
    }),
    bonusCap: hundredthsOf(values.bonusCap),
    stopsAtZero: values.stopsAtZero !== false,
    rounding: {
      decimals: countOf(values, 'decimals') ?? 2,
      mode: values.rounding === 'cut' ? 'cut' : 'half-up',
    },
    ties: textOf(values, 'ties') ?? 'share',
  };
}

/** The rule of a scheme in sentences, as it stands beside a result: nobody has to guess how a score came about. */
export function schemeInWords(scheme: RatingScheme): readonly string[] {
  const { rounding, bonusCap } = scheme;
  const weights = scheme.raters.map(({ label, weight }) => `${label} ${weight}%`).join('、');
  const worth = scheme.grades.map(({ label, points, isExcluded }) =>
    isExcluded || points === undefined ? `${label}不计入有效票` : `${label} ${showHundredths(points)} 分`,
  );
  const how = rounding.mode === 'cut' ? '舍去后' : '四舍五入';
  const cap = bonusCap === undefined ? '' : `（最多加 ${showHundredths(bonusCap)} 分）`;
  const named = scheme.documentNo === undefined ? scheme.title : `${scheme.title}（${scheme.documentNo}）`;
  return [
    `依据：${named}`,
    `权重：${weights === '' ? '没有填写' : weights}`,
    `得分 = 各主体得分 × 权重之和 + 加分${cap} − 扣分，${how}保留 ${rounding.decimals} 位小数`,
    ...(worth.length === 0 ? [] : [`票面折算：${worth.join('，')}`]),
    ...(scheme.cutoffs.length === 0 ? [] : [`等次：${scheme.cutoffs.map(cutoffInWords).join('，')}`]),
    ...scheme.ceilings.map(({ below, atMost }) => `满意率低于 ${showHundredths(below)}% 的最高评为${atMost}`),
  ];
}

const cutoffInWords = ({ grade, from, quotaPercent }: Cutoff): string =>
  `${grade} ${showHundredths(from)} 分起${quotaPercent === undefined ? '' : `（不超过 ${quotaPercent}%）`}`;

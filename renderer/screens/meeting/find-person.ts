/** What of a person is looked at when somebody types. */
export interface Findable {
  readonly name: string;
  /** Pinyin in full and as initials, in small letters. */
  readonly readings: readonly string[];
}

/** Text as it is compared: half width, small letters, without blanks and the apostrophes that part syllables. */
const comparable = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s'’]/g, '')
    .toLowerCase();

/**
 * People whom a typed name, pinyin or initials mean, the best first: who is called exactly so, whose name or reading
 * begins so, whose name holds it. Nothing typed finds nobody.
 */
export function findPeople<P extends Findable>(people: readonly P[], typed: string): readonly P[] {
  const text = comparable(typed);
  if (text === '') return [];
  const rank = ({ name, readings }: P): number => {
    const words = [comparable(name), ...readings];
    if (words.includes(text)) return 0;
    if (words.some((word) => word.startsWith(text))) return 1;
    return comparable(name).includes(text) ? 2 : 3;
  };
  return people
    .map((person) => ({ person, rank: rank(person) }))
    .filter(({ rank: found }) => found < 3)
    .sort((a, b) => a.rank - b.rank)
    .map(({ person }) => person);
}

/** Whether what was typed is spelled in Chinese: then it is a name, and not a way to find one. */
export const isWritten = (typed: string): boolean => /\p{Script=Han}/u.test(typed);

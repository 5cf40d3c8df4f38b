import type { ScreenProps } from '../../app/routes';
import { RoundList } from './round-list';
import { RoundPage } from './round-page';

/** Votes of the office and their results: the list of rounds, or one of them. */
export function ScoringScreen({ route }: ScreenProps<'scoring'>) {
  return route.id === undefined ? <RoundList /> : <RoundPage key={route.id} id={route.id} />;
}

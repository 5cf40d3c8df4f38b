/** The chance of the sample township, for property tests and benches. */
export { type Chance, chance } from '../../../shared/sample/chance';

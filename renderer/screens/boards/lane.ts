/** Cards under one heading: a lane side by side with others, or a section of a list. */
export interface Lane<C> {
  readonly key: string;
  readonly label: string;
  readonly cards: readonly C[];
}

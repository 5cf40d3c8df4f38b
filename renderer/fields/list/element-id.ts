import { v7 } from 'uuid';

/** Id of a new element of a list. Lists stand in the order of their ids, so ids must follow the order of typing. */
export const newElementId = (): string => v7();

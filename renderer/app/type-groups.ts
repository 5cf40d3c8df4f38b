import { PLACE_GROUPS, type RecordTypeDefinition } from '../../shared/records/define';
import { recordTypes } from '../../shared/records/registry';

/** Record types under the headings of the navigation, for choosers. Those without an entry of their own come first. */
export const typeGroups: readonly {
  readonly group: string;
  readonly types: readonly RecordTypeDefinition[];
}[] = [
  { group: '档案', types: recordTypes.filter(({ place }) => place === undefined) },
  ...PLACE_GROUPS.map((group) => ({
    group,
    types: recordTypes.filter(({ place }) => place?.group === group),
  })),
].filter(({ types }) => types.length > 0);

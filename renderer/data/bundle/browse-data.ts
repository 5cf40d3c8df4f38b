import type { BrowseBranch, BrowseType } from '../../../shared/bundle/browse-page';
import type { BundleAttachment } from '../../../shared/bundle/format';
import type { RecordTypeDefinition } from '../../../shared/records/define';
import { displayText, maskedText } from '../../../shared/records/display';
import { fieldsOf } from '../../../shared/records/registry';
import type { BundleChoice, TreeNode } from '../api';
import { textOfPath } from '../changes';
import type { TypeIndex } from '../index/type-index';
import type { OpenVault } from '../open-vault';
import { type Selected, scopeOf } from './selection';

/** One record type as the page for inspectors shows it: texts only, masked unless the user decided otherwise. */
export function browseType(
  vault: OpenVault,
  index: TypeIndex,
  selected: readonly Selected[],
  files: readonly BundleAttachment[],
  unmasked: boolean,
): BrowseType {
  const { type } = index;
  const show = unmasked ? displayText : maskedText;
  const context = { titleOf: (of: string, id: string) => vault.index.titleOf(of, id) };
  const byRecord = new Map<string, BundleAttachment[]>();
  for (const file of files) byRecord.set(file.record, [...(byRecord.get(file.record) ?? []), file]);
  const columns = type.list.columns.map((key) => ({ key, label: type.fields[key]?.label ?? key }));
  const rows = selected.map(({ read, row }) => ({
    id: read.id,
    branch: vault.index.branchAt(index, row) ?? null,
    cells: type.list.columns.map((key) => {
      const field = type.fields[key];
      return field ? show(field, read.values[key], context) : '';
    }),
    details: fieldsOf(type).flatMap(([key, field]) => {
      const value =
        field.kind === 'list'
          ? listText(type, key, read.values[key], !unmasked, context)
          : show(field, read.values[key], context);
      return value === '' ? [] : [{ label: field.label, value }];
    }),
    // The page lies in `data/`, and so do the attachments.
    attachments: (byRecord.get(read.id) ?? []).map(({ name, path }) => ({
      name,
      href: path.replace(/^data\//, ''),
    })),
  }));
  return { name: type.name, label: type.label, columns, rows };
}

function listText(
  type: RecordTypeDefinition,
  key: string,
  value: Selected['read']['values'][string],
  masked: boolean,
  context: Parameters<typeof textOfPath>[3],
): string {
  if (!Array.isArray(value)) return '';
  return value
    .map((element) => textOfPath(type, `${key}/x`, element, context, masked))
    .filter((text) => text !== '')
    .join('；');
}

/** The tree of the organizations that are in scope. */
export function browseBranches(vault: OpenVault, choice: BundleChoice): readonly BrowseBranch[] {
  const scope = scopeOf(vault, choice);
  const nodes = vault.index
    .tree()
    .nodes(new Map())
    .filter(({ id }) => scope === null || scope.has(id));
  const inScope = new Set(nodes.map(({ id }) => id));
  const below = (parent: string | null, of: readonly TreeNode[]): readonly BrowseBranch[] =>
    of
      .filter((node) =>
        parent === null ? node.parent === null || !inScope.has(node.parent) : node.parent === parent,
      )
      .map(({ id, name }) => ({ id, name, children: below(id, of) }));
  return below(null, nodes);
}

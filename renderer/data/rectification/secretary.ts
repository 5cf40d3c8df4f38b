import type { OpenVault } from '../open-vault';

/** Who answers for what an organization has to mend: its secretary, where one is named; else empty. */
export function secretaryOf(vault: OpenVault, organization: string | undefined): string {
  const organizations = vault.index.organizations();
  const secretary = organizations.cell('secretary', organizations.rowOf(organization ?? '') ?? -1);
  return typeof secretary === 'string' ? secretary : '';
}

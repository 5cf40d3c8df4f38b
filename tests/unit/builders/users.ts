import type { VaultService } from '../../../electron/services/vault/vault-service';
import type { Role } from '../../../shared/rules/roles';
import { openSession, type TestSession } from './data-session';
import { good, PASSWORD } from './vault';

/** Further users of a vault, as an administrator adds them; all have the password of the builders. */

const NAMES: Readonly<Record<Role, string>> = {
  administrator: '王书记',
  reviewer: '李敏',
  clerk: '张文书',
  reader: '检查组',
};

/** Adds a user of a role; an administrator has to be logged in. Answers the id. */
export async function addUser(
  service: VaultService,
  role: Role,
  branches: readonly string[] = [],
): Promise<string> {
  const name = NAMES[role];
  const users = good(await service.addUser({ name, password: PASSWORD, role, branches: [...branches] }));
  const added = users.find((user) => user.name === name);
  if (added === undefined) throw new Error('not added');
  return added.id;
}

/** Switches to another user: what was open is closed, and a session of his opens. */
export async function switchTo(
  service: VaultService,
  from: TestSession,
  user: string,
  now?: () => number,
): Promise<TestSession> {
  good(await from.api.close());
  good(await service.unlock(user, PASSWORD));
  return openSession(service, now);
}

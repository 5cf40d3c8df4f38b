import type { UserCard } from '../../../shared/bridge/shapes';

/** Since the start of the program only: who uses a PC is nobody's business on disk outside the vault. */
let last: string | null = null;

/** The user who was here before the lock, else the first. */
export function lastUser(users: readonly UserCard[]): string | null {
  return users.find(({ id }) => id === last)?.id ?? users[0]?.id ?? null;
}

export function rememberUser(user: string): void {
  last = user;
}

/** The password of every practice vault. No secret: all that it guards is invented, and the lock screen shows it. */
export const PRACTICE_PASSWORD = 'lianxi-2026';

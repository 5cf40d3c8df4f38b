/**
 * Whether a message is larger than `cap` bytes, counted without copying it. Deep or strange things count as too large:
 * nothing of ours looks so.
 */
export function isLargerThan(value: unknown, cap: number): boolean {
  let left = cap;
  const spend = (item: unknown, depth: number): void => {
    if (left < 0) return;
    if (depth > 64) {
      left = -1;
      return;
    }
    if (typeof item === 'string') left -= item.length * 2;
    else if (ArrayBuffer.isView(item) || item instanceof ArrayBuffer) left -= item.byteLength;
    else if (Array.isArray(item)) {
      left -= 8;
      for (const element of item) spend(element, depth + 1);
    } else if (typeof item === 'object' && item !== null) {
      left -= 8;
      for (const [key, inner] of Object.entries(item)) {
        left -= key.length * 2;
        spend(inner, depth + 1);
      }
    } else left -= 8;
  };
  spend(value, 0);
  return left < 0;
}

import { isOwnAddress } from './origin';

/** The part of Electron's event that the check needs; `senderFrame` is null when the frame has gone meanwhile. */
export interface SenderEvent {
  readonly sender: { readonly id: number };
  readonly senderFrame: { readonly url: string; readonly parent: object | null } | null;
}

/** True for a message from the main frame of our own window showing our own page. */
export function isTrustedSender(event: SenderEvent, ownWindow: number | undefined): boolean {
  const frame = event.senderFrame;
  if (frame === null || ownWindow === undefined) return false;
  return event.sender.id === ownWindow && frame.parent === null && isOwnAddress(frame.url);
}

import { type RefObject, useEffect } from 'react';
import type { DataLink } from './data-link';
import { useOfferBoard } from './offers';

/** So long the worker may take to finish its snapshot; the journal is on disk already, so nothing is lost after it. */
const CLOSE_LIMIT_MS = 1500;

interface ClosingProps {
  readonly closing: RefObject<() => Promise<void>>;
  readonly link: DataLink;
}

/** Tells the root what to do before a lock: keep what was typed as drafts, then let the worker put itself in order. */
export function Closing({ closing, link }: ClosingProps) {
  const board = useOfferBoard();
  useEffect(() => {
    closing.current = async () => {
      await board.keepDrafts();
      await Promise.race([link.api.close(), after(CLOSE_LIMIT_MS)]);
    };
    return () => {
      closing.current = async () => undefined;
    };
  }, [closing, link, board]);
  return null;
}

const after = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

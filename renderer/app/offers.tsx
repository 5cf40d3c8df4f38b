import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef } from 'react';

/**
 * What the screen in front can do for a command: the form saves, the list puts the cursor into its filter.
 * A command that finds no offer is not allowed at the moment.
 */
export interface Offers {
  readonly save?: () => void;
  /** Typed but not saved; then Ctrl+Z in an input is the browser's own. */
  readonly dirty?: boolean;
  /** Puts the cursor into the filter of the list. */
  readonly find?: () => void;
  /** Starts a new record of what the screen shows. */
  readonly create?: { readonly label: string; readonly run: () => void };
  /** Makes the next finding of an inspection a rectification item. */
  readonly rectify?: () => void;
  readonly exportList?: () => void;
  readonly print?: () => void;
  readonly remove?: { readonly label: string; readonly run: () => void };
  /** Keeps what was typed as a draft; awaited before the vault locks or the program ends. */
  readonly keepDraft?: () => Promise<void>;
}

interface OfferBoard {
  /** Offers of all mounted screens; the newest wins. */
  current(): Offers;
  keepDrafts(): Promise<void>;
  add(read: () => Offers): () => void;
}

const OffersContext = createContext<OfferBoard | null>(null);

export function OffersProvider({ children }: { readonly children: ReactNode }) {
  const sources = useRef<(() => Offers)[]>([]);
  const board = useMemo<OfferBoard>(
    () => ({
      current: () => Object.assign({}, ...sources.current.map((read) => read())),
      keepDrafts: async () => {
        await Promise.all(sources.current.map((read) => read().keepDraft?.()));
      },
      add: (read) => {
        sources.current = [...sources.current, read];
        return () => {
          sources.current = sources.current.filter((other) => other !== read);
        };
      },
    }),
    [],
  );
  return <OffersContext value={board}>{children}</OffersContext>;
}

export function useOfferBoard(): OfferBoard {
  const board = useContext(OffersContext);
  if (board === null) throw new Error('offers outside OffersProvider');
  return board;
}

/** Called by a screen on each render with what it can do now; taken away when the screen goes. */
export function useOffer(offers: Offers): void {
  const board = useOfferBoard();
  const latest = useRef(offers);
  useEffect(() => {
    latest.current = offers;
  });
  useEffect(() => board.add(() => latest.current), [board]);
}

import type { AppError } from '../../shared/kernel/errors';
import { type Right, refusalOf } from '../../shared/rules/roles';
import type { Navigation } from '../app/navigation';
import type { Offers } from '../app/offers';
import type { DataApi, SessionSummary } from '../data/api';

/**
 * What a command may use. It is gathered at the moment the command is asked for, so a command holds no state and
 * knows no component.
 */
export interface CommandContext {
  readonly data: DataApi;
  readonly session: SessionSummary;
  readonly navigation: Navigation;
  /** What the screen in front offers. */
  readonly offers: Offers;
  /** Organization that is chosen in the top bar. */
  readonly branch: string | null;
  /** Names of what undo and redo would take back; null: nothing. */
  readonly undoable: { readonly undo: string | null; readonly redo: string | null };
  readonly show: {
    palette(): void;
    help(): void;
    tell(message: string): void;
    error(error: AppError): void;
  };
  readonly program: { lock(): void; switchUser(): void; quit(): void };
}

/** Why a command can't run now, in Chinese for the tooltip; null: it can. */
export type Refusal = string | null;

/**
 * One thing a user can do. Menu, toolbar, keys, palette and the keyboard help read this object; nobody keeps a
 * second list of labels or shortcuts.
 */
export interface Command {
  readonly id: string;
  readonly label: string;
  readonly group: '记录' | '前往' | '交换' | '程序';
  /** Such as `Ctrl+Shift+Z`; the key is named as in KeyboardEvent.key. */
  readonly shortcut?: string;
  /** Further words under which the palette finds it, pinyin initials among them. */
  readonly words?: string;
  readonly refuse: (context: CommandContext) => Refusal;
  readonly run: (context: CommandContext) => void | Promise<void>;
  /**
   * How it is taken back: `journal` by undo (it wrote an act), `none` for what changes nothing.
   * A command that could be neither would have to ask first.
   */
  readonly undo: 'journal' | 'none';
  /** Works while the cursor is in an input with unsaved text. */
  readonly whileTyping: boolean;
}

/** Fits commands that are always allowed. */
export const always = (): Refusal => null;

/** For commands that write: the vault must take it, and the user's role must have the right. */
export const unlessForbidden =
  (right: Right) =>
  ({ session }: CommandContext): Refusal =>
    session.readOnly ? '档案库是只读的' : unlessRoleLacks(right)({ session });

/** For commands that write nothing. */
export const unlessRoleLacks =
  (right: Right) =>
  ({ session }: Pick<CommandContext, 'session'>): Refusal =>
    refusalOf({ role: session.user.role, branches: [] }, right, [])?.message ?? null;

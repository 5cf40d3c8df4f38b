import type { Ticket } from '../../../shared/bridge/shapes';
import { type NewPassword, NO_PASSWORD } from '../../app/password/new-password';

/** What the wizard has gathered so far. */
export interface SetupPlan {
  readonly unitName: string;
  readonly unitCode: string;
  readonly user: string;
  readonly secret: NewPassword;
  /** Null: the default place. */
  readonly folder: Ticket | null;
  readonly backup: Ticket | null;
}

export const EMPTY_PLAN: SetupPlan = {
  unitName: '',
  unitCode: '',
  user: '',
  secret: NO_PASSWORD,
  folder: null,
  backup: null,
};

/** What each step of the wizard works with. */
export interface StepProps {
  readonly plan: SetupPlan;
  readonly change: (part: Partial<SetupPlan>) => void;
  readonly back: () => void;
  readonly next: () => void;
}

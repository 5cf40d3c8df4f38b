import type { InputProps } from '../input-props';
import { TypedInput } from '../typed-input';
import { readDecimal, readInteger } from './read';

const BOX = { inputMode: 'decimal', maxLength: 24 } as const;

export const IntegerInput = (props: InputProps) => <TypedInput {...props} read={readInteger} box={BOX} />;
export const DecimalInput = (props: InputProps) => <TypedInput {...props} read={readDecimal} box={BOX} />;

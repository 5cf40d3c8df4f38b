import { Alert } from '@mantine/core';
import type { AppError } from '../../shared/kernel/errors';

/** A refusal in its place, read out when it appears. */
export function ErrorNote({ error }: { readonly error: Pick<AppError, 'message'> | null }) {
  if (error === null) return null;
  return (
    <Alert color="red" role="alert" p="sm">
      {error.message}
    </Alert>
  );
}

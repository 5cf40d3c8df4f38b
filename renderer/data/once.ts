/** Does a job when it is first asked for; everybody gets the same answer, or the same failure. */
export function once<T>(job: () => Promise<T>): () => Promise<T> {
  let asked: Promise<T> | undefined;
  return () => {
    asked ??= job();
    return asked;
  };
}

/** Bytes handed over part by part to somebody who reads them as a stream. A part is taken before the next is asked for. */
export class PartStream implements AsyncIterable<Uint8Array> {
  readonly #parts: { bytes: Uint8Array; taken: () => void }[] = [];
  #wake: () => void = () => undefined;
  #ended = false;
  #failure: Error | undefined;

  /** Resolves when the reader has taken the part. */
  push(bytes: Uint8Array): Promise<void> {
    return new Promise((taken) => {
      this.#parts.push({ bytes, taken });
      this.#wake();
    });
  }

  /** No more parts. */
  end(): void {
    this.#ended = true;
    this.#wake();
  }

  /** Ends the reader's stream with this error. */
  fail(error: Error): void {
    this.#failure = error;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array> {
    for (;;) {
      if (this.#failure) throw this.#failure;
      const next = this.#parts.shift();
      if (next) {
        next.taken();
        yield next.bytes;
      } else if (this.#ended) return;
      else {
        await new Promise<void>((wake) => {
          this.#wake = wake;
        });
      }
    }
  }
}

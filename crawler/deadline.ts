// Deadlines: nothing waits for ever. Called by capture, pool and second look.

/** Something took longer than allowed; `message` is Chinese. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/** Result of the promise, or DeadlineError after `milliseconds`; a late failure of the loser is swallowed. */
export async function withDeadline<T>(promise: Promise<T>, milliseconds: number, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new DeadlineError(`${what}超过 ${milliseconds / 1000} 秒`)),
      milliseconds,
    );
  });
  promise.catch(() => undefined);
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

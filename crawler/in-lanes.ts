// Work on many addresses in a few lanes. Called by the collectors of forms and links.
import PQueue from 'p-queue';

/** After the first error (a full disk, not an answer of the network) nothing more is begun. @throws that error */
export async function inLanes<T>(
  items: Iterable<T>,
  lanes: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let fatal: { error: unknown } | null = null;
  const queue = new PQueue({ concurrency: lanes });
  for (const item of items)
    void queue
      .add(async () => {
        if (!fatal) await work(item);
      })
      .catch((error: unknown) => {
        fatal ??= { error };
      });
  await queue.onIdle();
  if (fatal) throw (fatal as { error: unknown }).error;
}

// Nothing may be asked any more tonight: the letter's hours are over, or the night's requests to a host are spent. Thrown by the pacer after its wait.

/** The request was not sent; `message` is Chinese. Says nothing of what it would have asked for. */
export class NotNow extends Error {
  override readonly name = 'NotNow';
}

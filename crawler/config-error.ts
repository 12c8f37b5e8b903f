// ConfigError: wrong use, wrong profile or missing permission. Thrown by profiles, mappings and guards; the CLI prints it and exits 2.

/** A mistake that a person has to mend before anything can run; message and remedy are Chinese. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly exitCode = 2;

  constructor(
    message: string,
    /** What to do about it, where the message does not say it already. */
    readonly remedy: string = '',
  ) {
    super(message);
  }
}

// One row of the accuracy table. Made by truth.ts and labels.ts, printed by the accuracy command.

export interface AccuracyRow {
  /** `truth`: planted defects of the fixture (a regression test). `labelled …`: real values with labels. */
  set: string;
  /** Message id, or the part of a value that is labelled. */
  message: string;
  /** Outcomes that ought to be there. */
  cases: number;
  misses: number;
  falseAlarms: number;
  /** Share of `review` among all judged (pass, fail, review) outcomes of the message. */
  reviewShare: number;
}

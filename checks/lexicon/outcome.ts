// Words of fees and results. Read by the checks of both.
import { z } from 'zod';
import { patterns } from './lexicon.ts';
import outcome from './outcome.json' with { type: 'json' };

const words = z
  .object({
    fee: z
      .object({
        /** 是否收费: the whole value. */
        free: patterns,
        charged: patterns,
        /** A standard that names no amount. */
        vague: patterns,
        /** Why nothing is paid any more. */
        waived: patterns,
        /** Paid in some cases only, so that 免费 and an amount may stand together. */
        sometimes: patterns,
        /** Items whose own matter is a payment. */
        paysFor: patterns,
        basis: patterns,
        /** The standard stands in another paper. */
        elsewhere: patterns,
      })
      .strict(),
    result: z
      .object({
        certificate: patterns,
        noCertificate: patterns,
        approval: patterns,
        certificateType: patterns,
        approvalType: patterns,
        delivery: patterns,
        express: patterns,
      })
      .strict(),
  })
  .strict()
  .parse(outcome);

export const FEE = words.fee;
export const RESULT = words.result;

// Words of special stages (特殊环节) and intermediary services (中介服务), with their schema. Read by the special-stage check.
import { z } from 'zod';
import { patterns } from './patterns.ts';
import words from './special-stages.json' with { type: 'json' };

/**
 * `none`, `noneHead`, `present`: what a field says as a whole; `kinds`: names of special stages (行政许可法第45条);
 * `acts`, `notActs`: wordings of a flow that carry one out; `agency`: a single intermediary named by its own name.
 */
export const SPECIAL = z
  .object({
    none: patterns,
    noneHead: patterns,
    present: patterns,
    kinds: patterns,
    acts: patterns,
    notActs: patterns,
    services: patterns,
    fieldwork: patterns,
    counted: patterns,
    timeTold: patterns,
    basis: patterns,
    agency: patterns,
    agencyOpen: patterns,
    utilities: patterns,
    appointed: patterns,
  })
  .parse(words);

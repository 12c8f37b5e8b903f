// Thresholds of the drift guard, each with its reason. Read by the decisions beside it.

export const DRIFT = {
  /** Guides on either side: below this two edited guides already look like a template's change. */
  guides: 20,
  /** Relative fall of the share: a department mends or spoils single guides in a night, not a quarter of them. */
  fall: 0.25,
  /** Standard errors of the difference of two shares: one in 700 by chance, and the same guides vary far less. */
  deviations: 3,
} as const;

export const DELETION = {
  /** Of a unit's items: catalogues are cut by single items; a third at once is a broken list or a decision to be told. */
  unitShare: 0.3,
  /** Below this a share of a small unit says nothing: three of eight items may well end in a night. */
  unitItems: 5,
  /** Of all items of the units looked at: a filter of the list that changed takes a little from each unit. */
  siteShare: 0.1,
  /** A tenth of a few units is single items again. */
  siteItems: 20,
} as const;

export const UNREAD = {
  /** Pages of units none of whose guides is recognised: one or two are broken pages, which the coverage tells. */
  pages: 3,
} as const;

export const LAYOUT = {
  /** Two units have one layout where so large a part of the captions that both show is the same. */
  alike: 0.8,
  /** Captions that both show; with fewer nothing can be compared. */
  common: 5,
} as const;

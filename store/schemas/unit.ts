// Unit (评估对象): one of the judged bodies, and what a portal lists under it.
import { z } from 'zod';

/** district 区; evaluated 评估单位; reference 参照评估单位; other: a body met in a records file. */
export const League = z.enum(['district', 'evaluated', 'reference', 'other']);
export const Unit = z.object({ id: z.string(), name: z.string(), league: League });
export type Unit = z.infer<typeof Unit>;

/** Item = (site, portal id, situation id). */
export const Item = z.object({
  id: z.string(),
  site: z.string(),
  portalId: z.string(),
  situationId: z.string().nullable(),
  unit: z.string(),
  name: z.string(),
  situation: z.string().nullable(),
});
export type Item = z.infer<typeof Item>;

/** The item's id as every record names it: `site/portalId` or `site/portalId#situationId`. */
export const itemId = (site: string, portalId: string, situationId?: string | null): string =>
  situationId ? `${site}/${portalId}#${situationId}` : `${site}/${portalId}`;

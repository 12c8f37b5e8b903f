// What a site profile says of the service map (政务服务地图): a list of halls as JSON. Part of profile.ts.
import { z } from 'zod';
import { HALL_COLUMNS } from '../../store/schemas/hall.ts';
import { path, text } from '../profile-values.ts';

const columns = Object.fromEntries(HALL_COLUMNS.map((column) => [column, text.optional()])) as Record<
  (typeof HALL_COLUMNS)[number],
  z.ZodOptional<z.ZodString>
>;

export const MapProfile = z.strictObject({
  method: z.enum(['GET', 'POST']),
  path,
  /** Values may hold {page} {pageSize}. */
  body: z.record(z.string(), z.string()),
  pageSize: z.int().min(1).max(500),
  /** Where the answer says how many halls there are, and where they stand. */
  count: text,
  rows: text,
  /** Names of the row's values; a list of texts (可办事项) may stand in one. */
  fields: z.strictObject({ id: text.optional(), name: text, ...columns }),
  /** Page of one hall, with {id}. */
  page: path.refine((p) => p.includes('{id}'), '应含 {id}').optional(),
});
export type MapProfile = z.infer<typeof MapProfile>;

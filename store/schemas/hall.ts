// Hall (办事大厅): one row of the service map (政务服务地图), and what a guide's place is on it. Read by the crawler and the import, judged by checks.
import { z } from 'zod';

const text = z.string().min(1);

/** 大厅: values as the map shows them; what it does not show is absent. */
export const Hall = z.object({
  /** The map's own id, else the folded name. */
  id: text,
  name: text,
  address: text.optional(),
  hours: text.optional(),
  phone: text.optional(),
  /** 可办事项 */
  services: text.optional(),
  /** 自助终端 */
  terminals: text.optional(),
  /** 预约方式 */
  booking: text.optional(),
  url: text.nullable(),
});
export type Hall = z.infer<typeof Hall>;

/** Values that a row may show beside its name. */
export const HALL_COLUMNS = ['address', 'hours', 'phone', 'services', 'terminals', 'booking'] as const;
export type HallColumn = (typeof HALL_COLUMNS)[number];

/** The map as one run read it. */
export const ServiceMap = z.object({
  run: text,
  /** Address or file name. */
  source: text,
  /** Columns that the source has at all. */
  columns: z.array(z.enum(HALL_COLUMNS)),
  /** All rows that the source counts were read; only then is a hall missing from it. */
  whole: z.boolean(),
  halls: z.array(Hall),
});
export type ServiceMap = z.infer<typeof ServiceMap>;

/**
 * A place of a guide (办理地点) on the map; joined when a guide is judged, never stored with it.
 * `same`: one hall of that name; `alike`: found by the address or by a part of the name; `unknown`: a whole map without it.
 */
export const PlaceOnMap = z.discriminatedUnion('found', [
  z.object({ found: z.enum(['same', 'alike']), hall: Hall }),
  z.object({ found: z.literal('unknown') }),
]);
export type PlaceOnMap = z.infer<typeof PlaceOnMap>;

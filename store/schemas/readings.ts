// Public shapes of `guide-audit parse`: one JSON line for each input line. `null` = not in the text.
import { z } from 'zod';

const part = z.string().nullable();

export const AddressReading = z.object({
  text: z.string(),
  isAddress: z.boolean(),
  /** The text itself says that there is no window (无线下办理窗口). */
  noWindow: z.boolean(),
  places: z.array(
    z.object({
      street: part,
      door: part,
      building: part,
      floor: part,
      room: part,
      windows: z.array(z.string()),
      windowName: part,
    }),
  ),
});
export type AddressReading = z.infer<typeof AddressReading>;

export const HoursReading = z.object({
  text: z.string(),
  isHours: z.boolean(),
  /** Weekdays, 工作日 or daily are stated. */
  days: z.boolean(),
  /** `implied`: 工作日 alone. */
  holiday: z.union([z.boolean(), z.literal('implied')]),
  /** Two ranges with a gap. */
  split: z.boolean(),
  season: z.enum(['none', 'dated', 'undated']),
  /** No reversed and no overlapping range. */
  plausible: z.boolean(),
  /** OSM opening_hours, null where something would have to be invented. */
  osm: part,
});
export type HoursReading = z.infer<typeof HoursReading>;

export const PhoneReading = z.object({
  text: z.string(),
  isPhone: z.boolean(),
  numbers: z.array(
    z.object({
      written: z.string(),
      /** E.164 or the short code. */
      normal: part,
      ext: part,
      kind: z.enum(['landline', 'mobile', 'service', 'short']),
      areaCodeWritten: z.boolean(),
      valid: z.boolean(),
    }),
  ),
});
export type PhoneReading = z.infer<typeof PhoneReading>;

export const LimitReading = z.object({
  text: z.string(),
  value: z.number().nullable(),
  unit: z.enum(['工作日', '自然日', '天', '小时', '分钟', '月', '年']).nullable(),
  immediate: z.boolean(),
});
export type LimitReading = z.infer<typeof LimitReading>;

export const VisitsReading = z.object({
  text: z.string(),
  value: z.number().nullable(),
  max: z.number().nullable(),
});
export type VisitsReading = z.infer<typeof VisitsReading>;

// Judges one row of the service map (政务服务地图): its values by the checks of guides, and what it lacks (SM01). Called by scripts/pipeline/judge-map.ts.

import { type Observation, ServiceGuide } from '../../store/schemas/guide.ts';
import { HALL_COLUMNS, type Hall, type HallColumn, type ServiceMap } from '../../store/schemas/hall.ts';
import type { Outcome } from '../../store/schemas/outcome.ts';
import { address } from '../address.ts';
import type { CheckMeta, GuideCheck } from '../frame/check.ts';
import { type JudgedGuide, judgeGuide, type OptionsByCheck } from '../frame/judge.ts';
import { hours } from '../hours.ts';
import { hallMessages } from '../messages/service-map.ts';
import { phone } from '../phone.ts';

export const hallMeta: CheckMeta = { id: 'hall', title: '政务服务地图的大厅信息', messages: hallMessages };

/** A row is read as a guide that has nothing but one place: the same readers, the same messages. */
const CHECKS = [address, hours, phone] as readonly GuideCheck[];
/** Messages that a hall as a whole can be told; a map names no window, no room and no item. */
const OF_HALLS = new Set(
  ['A01 A02 A03 A06 A11', 'H01 H02 H03 H04 H05 H06 H06-overlap H08 H09', 'P02 P03 P06 P06-placeholder P07']
    .join(' ')
    .split(' '),
);

const NAMES: Readonly<Partial<Record<HallColumn, string>>> = {
  phone: '电话',
  services: '可办事项',
  terminals: '自助终端',
  booking: '预约方式',
};
/** Schema path of each column; address and hours are missed by their own checks. */
const FIELDS: Readonly<Partial<Record<HallColumn, string>>> = {
  phone: 'places.phone',
  services: 'hall.services',
  terminals: 'hall.terminals',
  booking: 'hall.booking',
};

/** What a hall may not have at all: not writing 无 is no defect for certain. */
const MAY_LACK: ReadonlySet<HallColumn> = new Set(['terminals', 'booking']);

/** The columns that at least half of the rows fill: what most halls lack is no defect of one of them. */
export const usualColumns = ({ halls, columns }: Pick<ServiceMap, 'halls' | 'columns'>): HallColumn[] =>
  columns.filter((column) => 2 * halls.filter((hall) => hall[column]).length >= halls.length);

/** The row as a guide of one place; `columns` are those that a row can be asked for. */
export function guideOfHall(hall: Hall, columns: readonly HallColumn[]): ServiceGuide {
  const observed = Object.fromEntries(
    HALL_COLUMNS.map((column): [string, Observation] => [
      FIELDS[column] ?? `places.${column}`,
      columns.includes(column) || hall[column] ? 'complete' : 'not-collected',
    ]),
  );
  const { name, address, hours, phone } = hall;
  return ServiceGuide.parse({
    name,
    places: [{ hall: name, ...(address && { address }), ...(hours && { hours }), ...(phone && { phone }) }],
    observed: { ...observed, places: 'complete' },
    shown: Object.keys(observed).filter((path) => observed[path] === 'complete'),
    source: 'page',
    reader: 'service-map',
  });
}

/** What the row says wrong by itself. */
export function judgeHall(hall: Hall, columns: readonly HallColumn[], options: OptionsByCheck): JudgedGuide {
  const { outcomes, errors } = judgeGuide(guideOfHall(hall, columns), CHECKS, options);
  const lacking = columns.flatMap((column): Outcome[] => {
    const [field, name] = [FIELDS[column], NAMES[column]];
    if (!field) return [];
    return hall[column]
      ? [{ message: 'SM01', verdict: 'pass', field }]
      : [
          {
            ...{ message: 'SM01', verdict: MAY_LACK.has(column) ? 'review' : 'fail', field },
            detail: `“${hall.name}”没有写明${name}。`,
          },
        ];
  });
  return { outcomes: [...outcomes.filter(({ message }) => OF_HALLS.has(message)), ...lacking], errors };
}

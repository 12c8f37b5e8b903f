// Compares the places of a guide (办理地点) with the service map (政务服务地图): A09-map, X08-map, A12-map.
import { z } from 'zod';
import { placeKeys } from '../store/schemas/member-key.ts';
import type { GuideCheck } from './frame/check.ts';
import { elementReport } from './frame/element-report.ts';
import { serviceMapMessages } from './messages/service-map.ts';
import { comparedParts, MAP_MESSAGES, slipOf } from './parts/on-map.ts';

const options = z.object({ region: z.string().optional() });

/** Where no map was read nothing is said, so that a night without it closes no finding. */
export const serviceMap: GuideCheck<z.infer<typeof options>> = {
  meta: { id: 'service-map', title: '政务服务地图', messages: serviceMapMessages },
  options,
  applies: () => true,
  judge({ places, onMap, consult }, { region }, report) {
    if (!onMap) return;
    const keys = placeKeys(places);
    for (const [i, place] of places.entries()) {
      const one = onMap[i];
      if (!one) continue;
      const key = keys[i]!;
      if (place.hall) {
        const to = elementReport(report, { field: 'places.hall', key, quote: place.hall });
        if (one.found === 'unknown') to.review('A12-map', { detail: `政务服务地图上没有“${place.hall}”。` });
        else to.pass('A12-map');
      }
      if (one.found === 'unknown') continue;
      for (const { part, verdict, said, onMap: there, doubt = '' } of comparedParts(place, one, region)) {
        const to = elementReport(report, { field: `places.${part}`, key, quote: said });
        to[verdict](MAP_MESSAGES[part], {
          detail: `政务服务地图“${one.hall.name}”为“${there.slice(0, 120)}”。${doubt}`,
        });
      }
    }
    const [only] = onMap;
    if (!consult || onMap.length !== 1 || !only || only.found === 'unknown' || !only.hall.phone) return;
    const slip = slipOf(consult, only.hall.phone, region);
    elementReport(report, { field: 'consult', quote: consult })[slip ? 'review' : 'pass']('X08-map', {
      detail: slip
        ? `“${slip.said}”与政务服务地图上“${only.hall.name}”的电话“${slip.right}”只差个别数字，请拨打核实。`
        : undefined,
      expected: slip?.right,
    });
  },
};

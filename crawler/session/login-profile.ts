// The part of a site profile that says how one logs in, and by which doors the units' services are entered. Used by profile.ts.
import { z } from 'zod';
import { DoorEntry } from '../../store/schemas/door-visit.ts';
import { address, host } from '../profile-values.ts';

const selector = z.string().min(1);

export const LoginProfile = z.strictObject({
  /** Hosts of the unified identity (统一身份认证): a form there is the right one. */
  identityHosts: z.array(host).min(1),
  /** Further hosts that are entered after the log-in: other portals, the units' own sites. */
  hosts: z.array(host).default([]),
  /** Where a person begins to log in. */
  start: address,
  /** How a log-in is known: a page of the portal, and the element that shows the name of who is logged in. */
  probe: z.strictObject({ page: address, name: selector }),
  /** Ways into the units' services; those of stored guides are added to them. */
  doors: z.array(DoorEntry).default([]),
  /** How often the page of a service is opened again, and after how many seconds each time. */
  stay: z
    .strictObject({ times: z.int().min(0).max(20), seconds: z.number().min(0).max(3600) })
    .default({ times: 3, seconds: 20 }),
});
export type LoginProfile = z.infer<typeof LoginProfile>;

// Times as every record writes them: ISO with +08:00 (Asia/Shanghai has had no summer time since 1991).
// Called by the repositories and by whoever stamps a record.

const SHANGHAI = 8 * 3_600_000;

const shifted = (date: Date): string => new Date(date.getTime() + SHANGHAI).toISOString();

/** `2026-11-23T21:15:05+08:00` */
export const localTime = (date: Date): string => `${shifted(date).slice(0, 19)}+08:00`;

/** `20261123-211505`, for names of runs and backups. */
export const localStamp = (date: Date): string =>
  shifted(date).slice(0, 19).replace(/[-:]/g, '').replace('T', '-');

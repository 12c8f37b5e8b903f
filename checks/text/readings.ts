// The readers of values as the checks call them: each text is read once and its reading shared, so nobody changes one.
import type { AddressReading, LimitReading } from '../../store/schemas/readings.ts';
import { readAddress as readAddressAnew } from './address.ts';
import { hoursDetail as hoursDetailAnew } from './hours.ts';
import type { HoursDetail } from './hours-types.ts';
import { type LimitOptions, readLimit as readLimitAnew } from './limit.ts';
import { remembered, rememberedBeside } from './memo.ts';
import { type PhoneDetail, type PhoneOptions, phoneDetail as phoneDetailAnew } from './phone.ts';

export const readAddress: (text: string) => Readonly<AddressReading> = remembered(readAddressAnew);
export const hoursDetail: (text: string) => Readonly<HoursDetail> = remembered(hoursDetailAnew);

const limits = rememberedBeside((text, label) => readLimitAnew(text, { label }));
export const readLimit = (text: string, { label }: LimitOptions = {}): LimitReading => limits(text, label);

const phones = rememberedBeside((text, region) => phoneDetailAnew(text, { region }));
export const phoneDetail = (text: string, { region }: PhoneOptions = {}): Readonly<PhoneDetail> =>
  phones(text, region);

// The hours reader: OSM forms, flags, what is no hours, the founder's details, round trips, real data where it is at hand.
import fc from 'fast-check';
import OpeningHours from 'opening_hours';
import { describe, expect, it } from 'vitest';
import { hoursDetail, readHours } from '../../../checks/text/hours.ts';
import { HoursReading } from '../../../store/schemas/readings.ts';
import { readerExamples, sharedRows } from './reader-examples.ts';
import { scheduleArbitrary } from './schedules.ts';

const osm = (text: string) => readHours(text).osm;
/** OpenStreetMap's own parser throws on what is not its language. */
const checkSyntax = (value: string) => new OpeningHours(value, null);

describe('OSM', () => {
  it.each([
    // Days.
    ['周一至周五 9:00-17:00', 'Mo-Fr 09:00-17:00'],
    ['周一至周五9:00-17:00，周六仅上午9:00-11:30', 'Mo-Fr 09:00-17:00; Sa 09:00-11:30'],
    ['工作日9:00-17:00，11:30-13:00仅取号', 'Mo-Fr 09:00-17:00; PH off'],
    ['工作日9:00-17:00,11:30-13:30值班', 'Mo-Fr 09:00-17:00; PH off'],
    ['星期一到星期五：9：00—17：00', 'Mo-Fr 09:00-17:00'],
    ['礼拜一～礼拜五 9:00~17:00', 'Mo-Fr 09:00-17:00'],
    ['周1-5 9:00-17:00', 'Mo-Fr 09:00-17:00'],
    ['Mon-Fri 9:00-17:00', 'Mo-Fr 09:00-17:00'],
    ['周一、三、五 9:00-11:00；周二、四 14:00-16:00', 'Mo,We,Fr 09:00-11:00; Tu,Th 14:00-16:00'],
    ['星期一至五上午九点至十二点，下午一点半至五点', 'Mo-Fr 09:00-12:00,13:30-17:00'],
    ['每周二、周四下午2：00-5：00', 'Tu,Th 14:00-17:00'],
    ['周六日9:00-17:00', 'Sa,Su 09:00-17:00'],
    ['周六至周日 9:00-17:00', 'Sa-Su 09:00-17:00'],
    ['双休日9:00-16:00，工作日9:00-20:00', 'Sa,Su 09:00-16:00; Mo-Fr 09:00-20:00; PH off'],
    ['每天9:00-17:00，周一闭馆', 'Mo-Su 09:00-17:00; Mo off'],
    ['全年无休 9:00-21:00', 'Mo-Su 09:00-21:00'],
    ['11:00-21:00 周一至周日', 'Mo-Su 11:00-21:00'],
    ['周一至周六9:00-16:30，周六不办理业务', 'Mo-Sa 09:00-16:30; Sa off'],
    // Later hours of some of the days stand beside the others.
    ['周一至周五9:00-16:00，每周四下午16:00-18:00延时服务', 'Mo-Fr 09:00-16:00, Th 16:00-18:00'],
    ['周一至周五9:00-17:00，周四17:00-19:00，周日休息', 'Mo-Fr 09:00-17:00, Th 17:00-19:00; Su off'],
    ['周一至周五9:00-17:00，周四9:00-12:00', 'Mo-Fr 09:00-17:00; Th 09:00-12:00'],
    ['周一至周五9:00-17:00，节假日不办理任何业务', 'Mo-Fr 09:00-17:00; PH off'],
    ['周一至周五早上9:00-中午12:00，下午13:30-傍晚17:00', 'Mo-Fr 09:00-12:00,13:30-17:00'],
    ['9:00-12:00,13:00-17:00(周一至周五),9:00-12:00(周六)', 'Mo-Fr 09:00-12:00,13:00-17:00; Sa 09:00-12:00'],
    ['9:00-17:00（周一至周五）；9:00-12:00（周六）', 'Mo-Fr 09:00-17:00; Sa 09:00-12:00'],
    ['9:00-17:00周一至周五；9:00-16:00周六、周日', 'Mo-Fr 09:00-17:00; Sa,Su 09:00-16:00'],
    ['工作日：周一至周五，9:00-17:00', 'Mo-Fr 09:00-17:00; PH off'],
    ['周一至周五（工作日）9:00-16:30', 'Mo-Fr 09:00-16:30; PH off'],
    ['每周二、三、四、五、六、日9:00-17:00', 'Tu-Su 09:00-17:00'],
    ['除周一外每日9:00-17:00', 'Mo-Su 09:00-17:00; Mo off'],
    ['周一，周三至周五 10:00-16:00', 'Mo,We-Fr 10:00-16:00'],
    ['周一至周五，每天上午9：00—11：30', 'Mo-Fr 09:00-11:30'],
    ['周一上午至周五下午9:00-17:00', 'Mo-Fr 09:00-17:00'],
    ['MON-FRI 9:00-17:00', 'Mo-Fr 09:00-17:00'],
    ['Monday to Friday 9:00-17:00', 'Mo-Fr 09:00-17:00'],
    ['周一至周五法定节假日除外9:00-17:00', 'Mo-Fr 09:00-17:00; PH off'],
    ['9：00—12：00　13：30—17：00 周一至周五 法定节假日除外', 'Mo-Fr 09:00-12:00,13:30-17:00; PH off'],
    ['周一至周五9:00-17:00，周六“不打烊”服务9:00-12:00', 'Mo-Fr 09:00-17:00; Sa 09:00-12:00'],
    ['9:00-17:00。工作日办公。', 'Mo-Fr 09:00-17:00; PH off'],
    // Clocks.
    ['周一至周五8点30分到12点整，下午2点到5点半', 'Mo-Fr 08:30-12:00,14:00-17:30'],
    ['周一至周五上午9-12点，下午2-5点', 'Mo-Fr 09:00-12:00,14:00-17:00'],
    ['周一至周五9.00-11.30,13.30-17.00', 'Mo-Fr 09:00-11:30,13:30-17:00'],
    ['周一至周五0900-1130,1330-1700', 'Mo-Fr 09:00-11:30,13:30-17:00'],
    ['周一至周五 900-1130，1330-1700', 'Mo-Fr 09:00-11:30,13:30-17:00'],
    ['周一至周五9∶00一12︰00、13：:30——17：00', 'Mo-Fr 09:00-12:00,13:30-17:00'],
    ['周一至周五9；00-17；00', 'Mo-Fr 09:00-17:00'],
    ['周一至周五 9:00-12:00,1:30-5:00', 'Mo-Fr 09:00-12:00,13:30-17:00'],
    ['周一至周五 9:00AM~5:00PM', 'Mo-Fr 09:00-17:00'],
    ['每日早9：30~~~晚 7：00', 'Mo-Su 09:30-19:00'],
    ['每日10:00-次日02:00', 'Mo-Su 10:00-02:00'],
    ['周一至周日 17:30-00:00', 'Mo-Su 17:30-24:00'],
    ['周一至周五 8:30开门，17:00关门', 'Mo-Fr 08:30-17:00'],
    ['周一至周五 9:00起', 'Mo-Fr 09:00+'],
    ['周一至周日 24小时', '24/7'],
    ['24小时营业', '24/7'],
    ['7×24小时', '24/7'],
    ['工作日上午九时至十二时，下午一时三十分至四时零五分', 'Mo-Fr 09:00-12:00,13:30-16:05; PH off'],
    ['工作日24小时', 'Mo-Fr 00:00-24:00; PH off'],
    // Holidays and closing days.
    ['周一至周五（法定节 假日除外）9:00-17:00', 'Mo-Fr 09:00-17:00; PH off'],
    ['周一至周五9:00-17:00（除法定节假日外）', 'Mo-Fr 09:00-17:00; PH off'],
    ['周一至周五9:00-17:00，法定假节日按国家规定休息', 'Mo-Fr 09:00-17:00; PH off'],
    ['9:00-17:00 (周一至周五，法定节假日除外)', 'Mo-Fr 09:00-17:00; PH off'],
    ['周一至周六9:00-17:00，周日及法定节假日休息', 'Mo-Sa 09:00-17:00; Su,PH off'],
    ['工作日9:00-17:00（国家法定节假日、公休日除外）', 'Mo-Fr 09:00-17:00; Sa,Su,PH off'],
    ['周一：闭馆；周二至周日：9:00-17:00', 'Mo off; Tu-Su 09:00-17:00'],
    ['周二至周日9:00-17:00，闭馆日：周一', 'Tu-Su 09:00-17:00; Mo off'],
    ['周一至周日（法定节假日无休）9:00-20:30', 'Mo-Su,PH 09:00-20:30'],
    ['周一至周日9:00-17:00（含法定节假日）', 'Mo-Su,PH 09:00-17:00'],
    ['周一至周六8:00-18:00，周日8:00-12:00（节假日照常）', 'Mo-Sa 08:00-18:00; Su 08:00-12:00'],
    ['周一至周五9:00-11:30，13:30-17:00（国定假除外）', 'Mo-Fr 09:00-11:30,13:30-17:00; PH off'],
    [
      '工作日上午：8:30-11:30 下午：13:30-16:30 （周五下午除外）',
      'Mo-Fr 08:30-11:30,13:30-16:30; Fr 08:30-11:30; PH off',
    ],
    [
      '周一至周五9:00-12:00,13:00-17:00（国定假、周五下午除外）',
      'Mo-Fr 09:00-12:00,13:00-17:00; Fr 09:00-12:00; PH off',
    ],
    [
      '周一至周五9:00-12:00,13:00-17:00（周五下午及法定节假日除外）',
      'Mo-Fr 09:00-12:00,13:00-17:00; Fr 09:00-12:00; PH off',
    ],
    ['工作日9:00-16:00（11:30-13:00除外）', 'Mo-Fr 09:00-11:30,13:00-16:00; PH off'],
    ['周二至周日9:00-17:00；除法定节假日外周一闭馆', 'Tu-Su 09:00-17:00; Mo off; PH 09:00-17:00'],
    ['周二至周日9:00-17:00，周一（法定节假日除外）闭馆', 'Tu-Su 09:00-17:00; Mo off; PH 09:00-17:00'],
    [
      '周一至周五8:30-11:30，13:30-16:30（周五下午政治学习）',
      'Mo-Fr 08:30-11:30,13:30-16:30; Fr 08:30-11:30',
    ],
    [
      '每天8:00-11:30，14:30-17:30。周一全天、周五下午闭馆',
      'Mo-Su 08:00-11:30,14:30-17:30; Mo off; Fr 08:00-11:30',
    ],
    [
      '周一至周五9:00-12:00，13:00-17:00，其中周四下午13:00-15:00',
      'Mo-Fr 09:00-12:00,13:00-17:00; Th 09:00-12:00,13:00-15:00',
    ],
    [
      '周一至周四9:00-17:00；周五9:00-12:00，下午闭馆；周六、日9:00-16:00',
      'Mo-Th 09:00-17:00; Fr 09:00-12:00; Sa,Su 09:00-16:00',
    ],
    ['2024年2月10日至17日放假，其余周一至周五9:00-17:00', 'Mo-Fr 09:00-17:00; 2024 Feb 10-17 off'],
    [
      '周一至周日 9:00-20:00 非营业时段 2018-02-14至2018-03-16 全天',
      'Mo-Su 09:00-20:00; 2018 Feb 14-2018 Mar 16 off',
    ],
    // Lunch, cut-offs, notes.
    ['工作日：9:00-17:00，中午12:00-13:00休息', 'Mo-Fr 09:00-12:00,13:00-17:00; PH off'],
    [
      '周一至周五8:30-11:30(11:00停止取号)，13:30-17:00（11:00、16:30停止取号）',
      'Mo-Fr 08:30-11:30,13:30-17:00',
    ],
    ['周一至周五9:00-17:00 午休12点-13点', 'Mo-Fr 09:00-12:00,13:00-17:00'],
    ['周一至周五（午休12:00-13:00）9:00-17:00', 'Mo-Fr 09:00-12:00,13:00-17:00'],
    ['工作日8:30-12:00，13:00-17:30；午间延时服务12:00-13:00', 'Mo-Fr 08:30-12:00,13:00-17:30; PH off'],
    [
      '工作日8:30-12:00，14:00-17:30，中午12:00-14:00提供午间值班服务',
      'Mo-Fr 08:30-12:00,14:00-17:30; PH off',
    ],
    ['周一至周五8:30-11:30,13:30-17:00（上午11:00、下午16:30停止取号）', 'Mo-Fr 08:30-11:30,13:30-17:00'],
    ['工作日8:30-17:00 取号时间：8:30-11:00、13:30-16:30', 'Mo-Fr 08:30-17:00; PH off'],
    ['周一至周五9:00-11:30、13:30-17:00，中午11:30-13:30安排值班', 'Mo-Fr 09:00-11:30,13:30-17:00'],
    ['自2023年7月1日起，周一至周五9:00-17:00。咨询电话：021-62340000', 'Mo-Fr 09:00-17:00'],
    ['周一至周五9:00-17:00，12340热线24小时服务', 'Mo-Fr 09:00-17:00'],
    // Seasons.
    [
      '5月至9月：8:00-12:00、15:00-18:00，10月-次年4月：9:00-12:00、14:00-17:00（工作日）',
      'May-Sep Mo-Fr 08:00-12:00,15:00-18:00; Oct-Apr Mo-Fr 09:00-12:00,14:00-17:00; PH off',
    ],
    [
      '夏季（5.1-9.30）8:00-12:00，冬季（10.1-4.30）8:30-12:00，周一至周五',
      'May 01-Sep 30 Mo-Fr 08:00-12:00; Oct 01-Apr 30 Mo-Fr 08:30-12:00',
    ],
    [
      '冬季（11月1日至次年3月31日）工作日9:00-12:00,13:30-17:00；其他时间工作日8:30-12:00,14:00-17:30',
      'Mo-Fr 08:30-12:00,14:00-17:30; Nov 01-Mar 31 Mo-Fr 09:00-12:00,13:30-17:00; PH off',
    ],
    [
      '夏令时：8:30-12:00 15:00-18:00（5月1日-10月1日）冬令时：8:30-12:00 14:30-17:30（10月2日-4月30日）工作日',
      'May 01-Oct 01 Mo-Fr 08:30-12:00,15:00-18:00; Oct 02-Apr 30 Mo-Fr 08:30-12:00,14:30-17:30; PH off',
    ],
    [
      '5月1日起8:00-12:00，10月1日起8:30-12:00，周一至周五',
      'May 01-Sep 30 Mo-Fr 08:00-12:00; Oct 01-Apr 30 Mo-Fr 08:30-12:00',
    ],
    [
      '工作日上午8:30-12:00；夏季（6月1日-9月30日）下午15:00-18:00，冬季（10月1日-5月31日）下午14:30-17:30',
      'Jun 01-Sep 30 Mo-Fr 08:30-12:00,15:00-18:00; Oct 01-May 31 Mo-Fr 08:30-12:00,14:30-17:30; PH off',
    ],
    [
      '周一至周五8:00-12:00，14:30-17:30（10月-5月）；15:00-18:00（6月-9月）',
      'Oct-May Mo-Fr 08:00-12:00,14:30-17:30; Jun-Sep Mo-Fr 08:00-12:00,15:00-18:00',
    ],
    [
      '周一至周五 8:30-12:00 14:00-17:30（7、8月15:00-18:00）',
      'Mo-Fr 08:30-12:00,14:00-17:30; Jul-Aug Mo-Fr 08:30-12:00,15:00-18:00',
    ],
    [
      '周一至周五 夏季（5月1日至9月30日）8:00-18:00，冬季8:30-17:00',
      'Mo-Fr 08:30-17:00; May 01-Sep 30 Mo-Fr 08:00-18:00',
    ],
  ])('%s', (text, expected) => {
    expect(osm(text)).toBe(expected);
    checkSyntax(expected);
  });

  it.each([
    '周一至周六 9:00-16:30（周六仅上午）',
    '9:00-17:00',
    '9:00-17:00（周一闭馆）',
    '夏令时周一至周五8:00-18:00，冬令时周一至周五8:30-17:30',
    '周一至周五9:00-17:00（开发区分中心8:30-16:30）',
    '二楼窗口：周一至周五9:00-17:00；一楼婚姻登记处：周一至周六8:30-16:30',
    '工作日8:30-17:00（延时服务时间：17:00-19:00）',
    '周一至周五9:00-17:00；24小时自助服务区',
    '周一至周五（除中国和韩国节假日）9:00-12:00',
    '周二至周日9:00-17:00，除夕闭馆',
    '每月第一个周六 9:00-12:00',
    '周一至周五9:00-12:00、13:30-17:00，周六9:00-12:00（仅受理社保业务）',
    '周一至周五9:00-17:00（疫情期间9:30-16:30）',
    '9-17',
    '周一至周五9:00-17:00，午休1小时',
    '工作日9:00-12:00，13:30-17:O0',
    '受理时间：工作日9:00-17:00；咨询时间：工作日9:00-12:00',
    '延时服务：工作日12:00-13:30，17:30-18:30；正常办公：9:00-12:00,13:30-17:30',
    '周一至周五 17:00-9:00',
    '周一至周五 上午9:00-17:00，下午13:00-17:00',
    '周一至周六9:00-16:30（周六不办理对公业务）',
    '周一至周五9:00-17:00，周五下午不受理新申请',
    '工作日9:00-17:00（午间12:00-13:30仅受理综合窗口业务）',
    '周一至周五 11:00',
    '周一至周五 上午9:00-11:30 下午13:30-',
    '周一至周五 上午13:30-17:00 下午9:00-11:30',
    '每周四16:00-18:00，周一至周五9:00-16:00',
    '周一至周五全天',
    '周一至周五',
  ])('nothing is invented: %s', (text) => expect(osm(text)).toBeNull());
});

describe('flags', () => {
  it.each([
    ['工作日9:00-17:00', { days: true, holiday: 'implied', split: false }],
    ['周一至周五9:00-17:00', { days: true, holiday: false }],
    ['周一至周五9:00-17:00，法定节假日另行通知', { holiday: true }],
    ['9:00-17:00，节假日照常开放', { days: false, holiday: true }],
    ['9:00-12:00，13:30-17:00;中午和周末有延时服务', { days: false, holiday: false, split: true }],
    ['9:00-17:00；周一闭馆', { days: true, split: false }],
    ['周一至周六14:00-18:00，周日9:00-12:00', { split: false }],
    ['8:00-12:00，12:00-14:00', { split: false }],
    ['周五11:00-14:00 17:00-21:00 周六11:00-21:00', { split: true }],
    ['14:00-18:00（冬令时）、14:30-18:30（夏令时）', { split: false, season: 'undated', plausible: true }],
    ['5月1日-9月30日8:00-12:00，10月1日-4月30日9:00-12:00', { season: 'dated' }],
    ['上午9:00-17:00，下午13:00-17:00', { plausible: false }],
    ['周一至周五 17:00-9:00', { plausible: false }],
    ['周一至周五 14:00-05:30', { plausible: false }],
    ['周一至周五 9:75-12:00', { plausible: false }],
    ['周一至周五9:00-17:00（疫情期间9:30-16:30）', { season: 'undated', plausible: true }],
    ['受理时间：工作日9:00-17:00；咨询时间：工作日9:00-12:00', { plausible: true }],
    ['上午9:00-12:00（周一至周六），下午13:30-17:00（周一至周五）', { split: true }],
    ['9-17', { days: false, plausible: true }],
    ['周一至周五9:00-17:00（每月最后一个工作日下午不对外办公）', { days: true, holiday: false }],
    ['工作日9:00-17:00（12:00-13:30仅受理综合窗口业务）', { split: false, plausible: true }],
    ['周一至周五9:00-12:00 13:30-17:00（11:30-12:00只受理取件）', { split: true, plausible: true }],
    ['10--10', { plausible: false }],
    ['25:00-26:00', { isHours: true, plausible: false }],
    ['周一至周日 10:00-01:00', { plausible: true }],
    ['周一至周五 上午8:30-11:30 下午14:00-5:30', { plausible: true, split: true }],
    ['周一至周五，法定节假日除外', { isHours: true, days: true, holiday: true }],
  ])('%s', (text, expected) => expect(readHours(text)).toMatchObject({ isHours: true, ...expected }));

  it.each([
    ['', 'empty'],
    ['-', 'empty'],
    ['无', 'none'],
    ['详见公告', 'none'],
    ['开放时间请以官方公告为准', 'none'],
    ['随时办理', 'anytime'],
    ['工作时间', 'working-time'],
    ['正常上班时间', 'working-time'],
    ['法定工作时间内', 'working-time'],
    ['乘公交103路、105路车，在市场监管局站下车步行300米', null],
    ['公交首班车6:00，末班车22:00', null],
    ['中山路18号3楼', null],
    ['021-62340000', null],
  ])('no hours: %s', (text, placeholder) => {
    expect(readHours(text)).toEqual({
      text,
      isHours: false,
      days: false,
      holiday: false,
      split: false,
      season: 'none',
      plausible: false,
      osm: null,
    });
    expect(hoursDetail(text).placeholder).toBe(placeholder);
  });

  it.each([
    '5个工作日',
    '十个工作日',
    '自受理之日起20个工作日内办结',
    '1-3个工作日',
    '承诺时限：20个工作日；法定时限：30个工作日',
    '即时办结',
    '48小时',
  ])('a limit instead of hours: %s', (text) =>
    expect(hoursDetail(text)).toMatchObject({
      isHours: false,
      limitInstead: true,
      days: false,
      holidayNote: 'none',
    }),
  );

  it('is no limit where hours stand too', () => {
    expect(hoursDetail('工作日9:00-17:00，5个工作日内办结')).toMatchObject({
      isHours: true,
      limitInstead: false,
    });
    expect(hoursDetail('周一至周五工作日9:00-17:00')).toMatchObject({ isHours: true, limitInstead: false });
  });
});

describe('detail', () => {
  it('gives ranges with their label and offsets in the text as given', () => {
    const text = '工作日：\u200b上午 9：00 － 12：00，下午2:00-5:00';
    const [rule] = hoursDetail(text).rules;
    expect(rule).toMatchObject({ days: ['Mo-Fr'], workday: true, state: 'open', place: null, season: null });
    expect(rule!.ranges.map(({ at, ...range }) => [text.slice(...at), range])).toEqual([
      ['9：00 － 12：00', { from: 540, to: 720, label: '上午', fault: null, twelveHour: false }],
      ['2:00-5:00', { from: 840, to: 1020, label: '下午', fault: null, twelveHour: true }],
    ]);
  });

  it.each([
    ['周一至周五9:00-17:00（中午不休息）', { noonOpen: true, lunch: null }],
    ['周一至周五9:00-17:00，午间不间断服务', { noonOpen: true }],
    ['工作日9:00-17:00（午间12:00-13:30仅受理综合窗口业务）', { noonOpen: true, overlapping: [] }],
    ['工作日9:00-17:00（12:00-13:00午休）', { noonOpen: false, lunch: [14, 25] }],
    ['24小时', { allDay: true }],
    ['工作日9:00-17:00；自助区24小时开放', { allDay: false, exceptions: [{ place: '自助' }] }],
    ['周六9:00-12:00（需提前预约）', { appointment: true }],
    [
      '工作日9:00-12:00（港务大厅8:00-12:00）',
      { exceptions: [{ place: '港务大厅', rules: [{ ranges: [{ from: 480 }] }] }] },
    ],
    ['9:00-12:00，8:00-9:75', { impossibleClock: [[11, 20]] }],
    ['周一至周五17:00-9:00', { reversed: [{ from: 1020, to: 540 }], impossibleClock: [] }],
    ['9:00-17:00，13:00-18:00', { overlapping: [[{ from: 540 }, { from: 780 }]] }],
    ['夏季8:00-18:00，冬季9:00-17:00', { seasons: 'undated' }],
    [
      '周一至周五9:00-17:00（周五下午休息）',
      { rules: [{}, { state: 'closed', days: ['Fr'], part: '下午' }] },
    ],
    ['周一至周五9:00-11:30，每月1日学习', { unread: [expect.anything()] }],
  ])('%s', (text, expected) => expect(hoursDetail(text)).toMatchObject(expected));
});

describe('the page', () => {
  const examples = readerExamples('hours');
  it('has ten examples', () => expect(examples).toHaveLength(10));
  it.each(examples)('$text', ({ text, reading }) => expect(readHours(text)).toEqual(reading));
});

describe('properties', () => {
  const words = [
    '周一',
    '至',
    '周五',
    '、',
    '工作日',
    '法定节假日',
    '除外',
    '除',
    '闭馆',
    '照常',
    '（',
    '）',
    '9:00',
    '-',
    '17:30',
    '上午',
    '下午',
    '午休',
    '夏令时',
    '5月1日',
    '24小时',
    '全天',
    '停止取号',
    '政务大厅',
    '：',
    '，',
    '；',
    '一',
    '3',
    ' ',
    '\n',
    '非营业时段',
    '预约',
    '延时服务时间',
    '2018-02-14',
    '自助',
  ];
  const soup = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((parts) => parts.join('')),
  );

  it('never throws, keeps the shape, and writes OSM that OSM can read', () => {
    fc.assert(
      fc.property(soup, (text) => {
        const reading = HoursReading.parse(readHours(text));
        expect(reading.text).toBe(text);
        if (reading.osm !== null) checkSyntax(reading.osm);
        for (const { at, ranges } of hoursDetail(text).rules)
          for (const [start, end] of [at, ...ranges.map((range) => range.at)])
            expect(start >= 0 && start < end && end <= text.length).toBe(true);
      }),
      { numRuns: 600 },
    );
  });

  it('reads back a schedule written in any of the usual styles', () => {
    fc.assert(
      fc.property(scheduleArbitrary, ({ text, expected }) => {
        expect(osm(text)).toBe(expected);
        checkSyntax(expected);
      }),
      { numRuns: 600 },
    );
  });

  it.each([
    '（',
    '周一、',
    '9:00-',
    '除周一',
    '法定',
    '办办公',
    '12:00-13:00午休,9:00-17:00',
    '9:00-17:00(5月)',
    '一楼大厅：9:00-17:00；',
    '8:00-9:00 8:00-9:00（6月）',
  ])('is back from 100,000 characters of %s', (unit) => {
    // Only the test's own deadline judges: a reader that is not linear would not be back within it.
    const text = unit.repeat(Math.ceil(100_000 / unit.length));
    expect(hoursDetail(text).text).toBe(text);
  });
});

describe('real data', () => {
  interface Labelled {
    hours?: string;
    hoursLabels: {
      days: boolean;
      holiday: boolean | 'implied';
      amPmSplit: boolean;
      season: boolean;
      wellFormed: boolean;
    };
    hoursOSM?: string;
  }
  const labelled = sharedRows<Labelled>('text/government-labelled.jsonl').flatMap((row) =>
    row.hours ? [{ ...row, hours: row.hours }] : [],
  );

  it.skipIf(labelled.length === 0)('agrees with every label of the government offices', () => {
    for (const { hours, hoursLabels: label, hoursOSM } of labelled) {
      const expected = {
        days: label.days,
        holiday: label.holiday,
        split: label.amPmSplit,
        isHours: label.wellFormed,
        plausible: label.wellFormed,
        osm: hoursOSM ?? null,
      };
      const reading = readHours(hours);
      expect(reading, hours).toMatchObject(expected);
      expect(reading.season !== 'none', hours).toBe(label.season);
    }
  });

  const plain = sharedRows<{ text: string }>('text/hours-unlabelled.jsonl').map(({ text }) => text);
  it.skipIf(plain.length === 0)('reads nearly all of the hours of shops and hospitals', () => {
    const readings = plain.map((text) => readHours(text));
    for (const { osm: value } of readings) if (value !== null) checkSyntax(value);
    const share = (test: (reading: HoursReading) => boolean) =>
      readings.filter(test).length / readings.length;
    expect(share(({ isHours }) => isHours)).toBeGreaterThan(0.99);
    expect(share(({ plausible }) => plausible)).toBeGreaterThan(0.97);
    expect(
      share(({ days, season, osm: value }) => !days || season === 'undated' || value !== null),
    ).toBeGreaterThan(0.97);
  });
});

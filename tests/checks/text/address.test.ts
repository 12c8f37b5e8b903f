// The address reader: parts of an address, several places, what is no address, hostile text, real data where at hand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAddress } from '../../../checks/text/address.ts';
import { normalise } from '../../../checks/text/normalise.ts';
import { AddressReading } from '../../../store/schemas/readings.ts';
import { readerExamples, sharedRows } from './reader-examples.ts';

/** `street|door|building|floor|room|windows|name` of each place, `.` for null. */
const brief = (text: string): string[] =>
  readAddress(text).places.map((p) =>
    [p.street, p.door, p.building, p.floor, p.room, p.windows.join('+') || null, p.windowName]
      .map((part) => part ?? '.')
      .join('|'),
  );

describe('normalise', () => {
  it('keeps offsets and one spelling', () => {
    const folded = normalise('汉口路\u200b６９５号：９∶００〜１２—');
    expect(folded.text).toBe('汉口路695号:9:00~12-');
    expect(folded.at(3)).toBe(4);
    expect(folded.slice(3, 7)).toBe('６９５号');
    expect(folded.slice(0, 3)).toBe('汉口路');
    expect(folded.slice(2, 2)).toBe('');
  });
});

describe('road and door', () => {
  it.each([
    ['南京东路街道汉口路12号', '汉口路|12号'],
    ['石门二路街道康定路35号', '康定路|35号'],
    ['杨园街街道和平大道5号', '和平大道|5号'],
    ['海宁市路桥镇新街口外大街9号', '新街口外大街|9号'],
    ['台州市路桥区文化路8号', '文化路|8号'],
    ['大庆市让胡路区西宾路568号-1', '西宾路|568号-1'],
    ['人民路区政府大院3号', '人民路|3号'],
    ['新城区成吉思汗大街5号', '成吉思汗大街|5号'],
    ['乌兰察布东路12号', '乌兰察布东路|12号'],
    ['临平星光街5号', '星光街|5号'],
    ['兴丰大街三段15号', '兴丰大街三段|15号'],
    ['人民南路四段', '人民南路四段|.'],
    ['嵩山路南13小区12幢', '嵩山路|.'],
    ['桃花源街道办事处桃花源大道中路11号', '桃花源大道中路|11号'],
    ['胜利南路42甲号', '胜利南路|42甲号'],
    ['莘松路518号甲4楼', '莘松路|518号甲'],
    ['人民路12号甲1号楼', '人民路|12号'],
    ['柳市镇东升路16号', '东升路|16号'],
    ['静安区市北路12号', '市北路|12号'],
    ['长宁区镇宁路45弄3号', '镇宁路|45弄3号'],
    ['镇宁路45弄14支弄5号', '镇宁路|45弄14支弄5号'],
    ['杨浦区市场路3号', '市场路|3号'],
    ['湖南路街道乌鲁木齐中路28号', '乌鲁木齐中路|28号'],
    ['工业园区纬五路6号', '纬五路|6号'],
    ['新城十八号区银泉路', '银泉路|.'],
    ['下沙12号大街30号', '12号大街|30号'],
    ['育华路西二巷3号', '西二巷|3号'],
    ['长青街与代钦路30号', '代钦路|30号'],
    ['人民大道与西藏中路路口', '人民大道|.'],
    ['环城西路北段24号', '环城西路|24号'],
    ['流沙大道西46号', '流沙大道|46号'],
    ['江山大道大道88号', '江山大道大道|88号'],
    ['北四环西路甲2号', '北四环西路|甲2号'],
    ['汉口路336-338号', '汉口路|336-338号'],
    ['汉口路880-1号', '汉口路|880-1号'],
    ['珠江东路6', '珠江东路|6'],
    ['人民路12号、14号', '人民路|12号、14号'],
    ['建设路5号院', '建设路|5号院'],
    ['云西路六百九十五号', '云西路|六百九十五号'],
    ['金台里17号', '.|17号'],
    ['县道旁，104国道', '104国道|.'],
    ['文三路 388 号', '文三路|388 号'],
    ['新城区南二环西段296号', '南二环|296号'],
    ['一〇四国道12号', '一〇四国道|12号'],
    ['城东镇甬江线东81号', '甬江线|81号'],
    ['长宁路12号-8门面', '长宁路|12号'],
    ['长宁路12号-8', '长宁路|12号-8'],
    ['武科西一路3号附1号一楼', '武科西一路|3号附1号'],
    ['延吉东路137号甲', '延吉东路|137号甲'],
    ['兰花路9号之一', '兰花路|9号之一'],
    ['芳草路特1号', '芳草路|特1号'],
    ['沈营大街51甲3号', '沈营大街|51甲3号'],
    ['唐山市路北区学院路5号', '学院路|5号'],
    ['大连路北区3号', '大连路|3号'],
    ['鹿城区府东路7号', '府东路|7号'],
    ['延吉东路137号甲级写字楼', '延吉东路|137号'],
    ['刘家村东侧路南', '.|.'],
    ['东侧路12号', '东侧路|12号'],
    ['皮革城9楼云龙北路3号', '云龙北路|3号'],
    ['丰谷路政苑小区', '丰谷路|.'],
    ['青田县路南街道长埔村', '.|.'],
    ['柏林镇花庄十字路口南50米', '.|.'],
    ['乘公交103路到市民中心', '.|.'],
    ['溪镇水库街东段路北', '水库街|.'],
    ['淮海中路街道', '.|.'],
    ['地铁12号线汉口路站', '.|.'],
  ])('%s', (text, expected) => {
    expect(brief(text)[0]?.split('|').slice(0, 2).join('|')).toBe(expected);
  });
});

describe('building, floor, room, windows', () => {
  it.each([
    ['汉口路5号1楼01号窗口', '汉口路|5号|.|1楼|.|01号窗口|.'],
    ['邹平路18弄T2办公楼一楼大厅1号窗口', '邹平路|18弄|T2办公楼|一楼|.|1号窗口|.'],
    ['望园路29弄1号C裙楼首层', '望园路|29弄1号|C裙楼|首层|.|.|.'],
    ['沪太路5弄1号1号窗口', '沪太路|5弄1号|.|.|.|1号窗口|.'],
    ['三河路38号8号窗口', '三河路|38号|.|.|.|8号窗口|.'],
    ['三河路38号二层第8至第10号窗口', '三河路|38号|.|二层|.|第8至第10号窗口|.'],
    ['黄龙路4号4号楼3层', '黄龙路|4号|4号楼|3层|.|.|.'],
    ['东盟大道11幢5号', '东盟大道|5号|11幢|.|.|.|.'],
    ['市民中心A座3楼A301', '.|.|A座|3楼|A301|.|.'],
    ['政务中心二楼213', '.|.|.|二楼|213|.|.'],
    ['东方路8号宝安大厦1208室', '东方路|8号|.|.|1208室|.|.'],
    ['漕溪北路36号3楼301、302室', '漕溪北路|36号|.|3楼|301、302室|.|.'],
    ['市民中心2号厅15号窗口', '.|.|.|.|2号厅|15号窗口|.'],
    ['新华路9号大悦城6F-02', '新华路|9号|.|6F|02|.|.'],
    ['新华路9号B1-206', '新华路|9号|.|B1|206|.|.'],
    ['迎春小区121-10-945', '.|.|121|.|945|.|.'],
    ['新华路58-3-1201', '新华路|58|.|.|1201|.|.'],
    ['新华路9号东楼301-305', '新华路|9号|.|.|301-305|.|.'],
    ['科技大厦1149某某公司', '.|.|.|.|1149|.|.'],
    ['科技大厦110报警', '.|.|.|.|.|.|.'],
    ['市民中心12345热线', '.|.|.|.|.|.|.'],
    ['新华路9号，热线400-820-8888', '新华路|9号|.|.|.|.|.'],
    ['新华路9号A39', '新华路|9号|.|.|A39|.|.'],
    ['大学路4号学生公寓七楼', '大学路|4号|.|七楼|.|.|.'],
    ['师范大学4号学生公寓七楼', '.|.|4号学生公寓|七楼|.|.|.'],
    ['三房村村委会', '.|.|.|.|.|.|.'],
    ['合欢路2号6号楼B1', '合欢路|2号|6号楼|B1|.|.|.'],
    ['长宁路5号12F', '长宁路|5号|.|12F|.|.|.'],
    ['大楼负一层', '.|.|.|负一层|.|.|.'],
    ['芳园小区12-3-1001', '.|.|12|.|1001|.|.'],
    ['汉口路5号大厅3号窗口', '汉口路|5号|.|.|.|3号窗口|.'],
    ['二楼医保局1号、2号、3号窗口', '.|.|.|二楼|.|1号+2号+3号窗口|.'],
    ['二楼1.2.3号窗口', '.|.|.|二楼|.|1+2+3号窗口|.'],
    ['二楼1-8号窗口', '.|.|.|二楼|.|1-8号窗口|.'],
    ['二楼科技局B23窗口', '.|.|.|二楼|.|B23窗口|.'],
    ['一楼商务区D号窗口', '.|.|.|一楼|.|D号窗口|.'],
    ['二楼A区3号', '.|.|.|二楼|.|A区3号|.'],
    ['一楼综合窗口11', '.|.|.|一楼|.|窗口11|综合窗口'],
    ['一楼综合窗口（1-3号）', '.|.|.|一楼|.|1-3号|综合窗口'],
    ['一楼3号综合窗口', '.|.|.|一楼|.|3号|综合窗口'],
    ['沪闵路58号二楼综窗3、4号', '沪闵路|58号|.|二楼|.|综窗3+4号|.'],
    ['二楼社会事务综窗', '.|.|.|二楼|.|.|社会事务综窗'],
    ['仓边路67号二楼B12-B18窗', '仓边路|67号|.|二楼|.|B12-B18窗|.'],
    ['1层13-16号台', '.|.|.|1层|.|13-16号台|.'],
    ['1层3号咨询台（东侧）', '.|.|.|1层|.|3号咨询台|.'],
    ['人民路3号台湾路口', '人民路|3号|.|.|.|.|.'],
    ['翠竹路15号甲幢底楼', '翠竹路|15号|甲幢|底楼|.|.|.'],
    ['世纪大道88号2楼C区15-18号窗口', '世纪大道|88号|.|2楼|.|C区15-18号窗口|.'],
    ['文新街18号2楼社会事务综合受理窗口(2-10号)', '文新街|18号|.|2楼|.|2-10号|社会事务综合受理窗口'],
    ['1楼周一1号窗口，周三2号窗口', '.|.|.|1楼|.|1号窗口+2号窗口|.'],
    ['1楼市司法局窗口', '.|.|.|1楼|.|.|市司法局窗口'],
    ['1楼某某燃气公司“水电气”专窗', '.|.|.|1楼|.|.|“水电气”专窗'],
    ['1楼高效办成1件事综合窗口', '.|.|.|1楼|.|.|高效办成1件事综合窗口'],
    ['政务中心市水利局窗口', '.|.|.|.|.|.|市水利局窗口'],
    ['二楼不动产专区', '.|.|.|二楼|.|.|不动产专区'],
    ['二楼医保专区3号窗口', '.|.|.|二楼|.|3号窗口|.'],
    ['建华家苑7幢底商2号', '.|.|7幢|.|.|.|.'],
    ['汉口路5号（原办公大楼二楼）', '汉口路|5号|.|.|.|.|.'],
    ['汉口路5号（政务中心二楼）', '汉口路|5号|.|二楼|.|.|.'],
  ])('%s', (text, expected) => {
    expect(brief(text)).toEqual([expected]);
  });
});

describe('several places', () => {
  it.each([
    ['汉口路5号1楼A窗口、2楼B窗口', ['汉口路|5号|.|1楼|.|A窗口|.', '汉口路|5号|.|2楼|.|B窗口|.']],
    ['1.汉口路5号1楼\n2.福州路2号3号窗口', ['汉口路|5号|.|1楼|.|.|.', '福州路|2号|.|.|.|3号窗口|.']],
    ['①汉口路5号 ②福州路2号', ['汉口路|5号|.|.|.|.|.', '福州路|2号|.|.|.|.|.']],
    ['1、东大厅（东兴路1号）2、西大厅（西昌路2号）', ['东兴路|1号|.|.|.|.|.', '西昌路|2号|.|.|.|.|.']],
    ['汉口路5号、福州路2号3楼', ['汉口路|5号|.|.|.|.|.', '福州路|2号|.|3楼|.|.|.']],
    ['汉口路5号\n一楼5号窗口', ['汉口路|5号|.|一楼|.|5号窗口|.']],
    ['汉口路5号1楼医保窗口；2楼社保窗口', ['汉口路|5号|.|1楼|.|.|医保窗口', '汉口路|5号|.|2楼|.|.|社保窗口']],
    [
      '汉口路5号1楼医保窗口；市民中心2楼社保窗口',
      ['汉口路|5号|.|1楼|.|.|医保窗口', '.|.|.|2楼|.|.|社保窗口'],
    ],
    ['市民中心的地址是江山大道8号，位于公园东侧，江山大道西段以北，中心3楼', ['江山大道|8号|.|3楼|.|.|.']],
    ['地址：汉口路5号；电话：021-63210011；时间：工作日9:00-17:00', ['汉口路|5号|.|.|.|.|.']],
    ['东大厅（东兴路1号）：大型车辆在西大厅（西昌路旁）办理', ['东兴路|1号|.|.|.|.|.', '西昌路|.|.|.|.|.|.']],
    [
      '赤江街北侧门诊楼一楼咨询窗口，汉口路5号2楼综合窗口',
      ['赤江街|.|.|一楼|.|.|咨询窗口', '汉口路|5号|.|2楼|.|.|综合窗口'],
    ],
    ['汉口路5号\n...展开\n更多地点', ['汉口路|5号|.|.|.|.|.']],
  ])('%s', (text, expected) => {
    expect(brief(text)).toEqual(expected);
  });
});

describe('no address', () => {
  it.each([
    '',
    ' ',
    '-',
    '无',
    '暂无',
    '详见公告',
    '见附件',
    '地址信息待核验',
    '待定',
    '021-63210011',
    '更多地点',
  ])('%j', (text) =>
    expect(readAddress(text)).toEqual({ text, isAddress: false, noWindow: false, places: [] }),
  );
  it.each([
    '全市任意网点',
    '各区行政服务中心综合窗口',
    '任一区社区事务受理服务中心',
    '就近办理',
    '工作日9:00-12:00，13:30-17:00',
    '周一至周五上午9:00-11:30',
    '网上办理',
    '窗口办理',
    '现场窗口办理',
    '无需到现场办理',
  ])('%s', (text) => expect(readAddress(text).isAddress).toBe(false));

  it.each([
    ['无线下办理窗口', true, false],
    ['全程网办，不设线下窗口', true, false],
    ['汉口路5号，无需到窗口', true, true],
    ['汉口路5号综合窗口', false, true],
    ['某某县某某镇政府大院', false, true],
  ])('%s: no window %s, address %s', (text, noWindow, isAddress) => {
    expect(readAddress(text)).toMatchObject({ noWindow, isAddress });
  });
});

describe('the page of the reader', () => {
  const examples = readerExamples('address');
  it('has ten examples', () => expect(examples).toHaveLength(10));
  it.each(examples)('$text', ({ text, reading }) => expect(readAddress(text)).toEqual(reading));
});

const WORDS =
  '汉口路 南京东路街道 695号 655弄 1楼 二楼 B1 3号楼 T2办公楼 213 301室 综合窗口 1、2号窗口 专区 （ ） ； ， 、 \n 1、 2、 ① 的 大道 巷 区 县 镇 ７ \u200b - 至 无 原 展开 021-63210011 9:00 A区'.split(
    ' ',
  );

describe('any text', () => {
  it('never throws and gives only strings that stand in it', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(fc.constantFrom(...WORDS), { maxLength: 30 }).map((words) => words.join('')),
    );
    fc.assert(
      fc.property(text, (value) => {
        const reading = AddressReading.parse(readAddress(value));
        for (const place of reading.places) {
          const { windows, ...parts } = place;
          for (const part of [...windows, ...Object.values(parts)]) {
            if (part === null) continue;
            expect(part).not.toBe('');
            expect(value).toContain(part);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    '一',
    '路',
    '1',
    '1、',
    '1楼',
    '窗口',
    '1号窗口、',
    '（',
    '市路',
    '2楼A窗口、3楼B窗口，',
    '；1楼',
    '汉口路5号',
    ' ',
  ])('reads 100,000 characters of %j at once', (word) => {
    const text = word.repeat(100_000 / word.length);
    // Only the test's own deadline judges: a reader that is not linear would not be back within it.
    expect(readAddress(text).text).toBe(text);
  });
});

type Labels = Record<'street' | 'door' | 'roomOrFloor' | 'window', boolean | null>;
const labelled = sharedRows<{ address?: string; addressLabels?: Labels }>('text/government-labelled.jsonl');

describe.skipIf(labelled.length === 0)('real addresses with labels', () => {
  it('sees at least 97 of 100 parts rightly', () => {
    let right = 0;
    let all = 0;
    for (const { address, addressLabels } of labelled) {
      if (address === undefined || addressLabels === undefined) continue;
      const { places } = readAddress(address);
      const seen = {
        street: places.some((p) => p.street),
        door: places.some((p) => p.door),
        roomOrFloor: places.some((p) => p.floor || p.room),
        window: places.some((p) => p.windows.length > 0 || p.windowName),
      };
      for (const part of Object.keys(seen) as (keyof Labels)[]) {
        if (addressLabels[part] === null) continue;
        all++;
        if (addressLabels[part] === seen[part]) right++;
      }
    }
    expect(right / all).toBeGreaterThan(0.97);
  });

  it('knows real addresses as such', () => {
    const real = sharedRows<{ text: string }>('text/addresses-unlabelled.jsonl');
    const known = real.filter(({ text }) => readAddress(text).isAddress);
    expect(known.length / real.length).toBeGreaterThan(0.99);
  });
});

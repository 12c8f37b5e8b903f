// Which Shanghai district does a text name? Called by the address check (A07).

const DISTRICTS = '黄浦 徐汇 长宁 静安 普陀 虹口 杨浦 闵行 宝山 嘉定 浦东新 金山 松江 青浦 奉贤 崇明'.split(
  ' ',
);
const NAMED = new RegExp(`(?<![\\p{Script=Han}])(?:上海市?)?(${DISTRICTS.join('|')})区`, 'u');

/** The district that stands at the head of an address or of a body's name (`浦东新区`), or null. */
export function districtNamed(text: string): string | null {
  const found = NAMED.exec(text);
  return found ? `${found[1]}区` : null;
}

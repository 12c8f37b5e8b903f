// What a form's text says: its heading, how much of it is filled in, the bodies and dates it names. Pure. Called by fact.ts.
import type { FormContent } from '../../store/schemas/form-fact.ts';
import { mobilesIn, withoutNumbers } from './identity.ts';
import type { OfficeText } from './office.ts';

/** Lines above a heading: numbers of annexes and of the form itself. */
const ABOVE_TITLE =
  /^(?:附件?|附表|附录|样本|表格?|编号|受理编?号|档案号|密级|流水号|No\.?|第)\s*[\d一二三四五六七八九十\-－—_.:：]*\s*[页号]?$|(?:编号|受理号|流水号|档案号|申请号)[:：]|^[\d\s.\-—－_/年月日页第共]+$/iu;
const FORM_TITLE =
  /(?:表|书|单|函|证明|清单|报告|意见|协议|合同|目录|说明|方案|名册|名单|信|委托|承诺|声明)$/u;
const TAIL = /(?:[（(【[][^（）()【】[\]]*[）)】\]]|填写|参考|样表|样例|示例|范本|空表|空白表?|模板|\s)+$/u;
const LONGEST_TITLE = 60;
const LINES_FOR_TITLE = 8;

const CAPTION =
  /^(?:申请人|申请单位|法定代表人|负责人|联系人|经办人|委托人|受委托人|代理人|被委托人)?(?:的)?(?:姓\s*名|名\s*称|证件(?:类型及)?号码?|身份证(?:件)?(?:号码?)?|(?:联系|固定|移动)?电\s*话|手机(?:号码?)?|联系方式|(?:联系|通讯|通信|家庭|户籍|注册|经营|单位)?(?:地\s*址|住\s*[址所])|邮\s*编|邮政编码|电子邮箱|性\s*别|民\s*族|出生(?:日期|年月)|统一社会信用代码|(?:申请|填表|填报)日期|法定代表人|联系人|申请人|申请单位|单位名称|企业名称|开户(?:银行|行)|(?:银行)?账号)(?:[（(][^（）()]*[）)])?$/u;
/** What stands in an empty field: lines, boxes to tick, the frame of a date or a signature. */
const EMPTY =
  /^(?:[\s_＿—\-－.。…□☐○〇☑√×/\\|、，,;；:：（）()]|年|月|日|区|市|县|省|路|号|签字|签名|签章|盖章|公章|手印|男|女|是|否|单位|人|元|万元)*$/u;
/** Sentences that explain how to fill in: their examples say nothing of the form. */
const HINT = /说明|填表须知|注意事项|注[:：]|例如|如[:：]|示例[:：]|应当|不得|请(?:填|写|按|如实)|填写/u;
const PERSON = /张三|李四|王五|赵六|王小明|李小明|李明|某某|张某|李某|王某/u;
const EXAMPLE = /示例|样例|(?:[×xX]{2,}|\*{2,})(?:公司|路|号|区|市|县)?/u;
const DATE = /((?:19|20)\d{2})\s*[年./-]\s*(?:0?[1-9]|1[0-2])\s*[月./-]\s*(?:0?[1-9]|[12]\d|3[01])\s*日?/gu;
const DATE_OF_OTHERS = /出生|生日|成立|有效|期限|颁|批准|施行|修订|注册|发证|版|号令|公布|入职|毕业|参加/u;
const MASKED_NUMBER = /\d{3,6}[*×xX]{4,}[\dXx*]{0,4}|\d{17}[\dXx]/u;
const PHONE = /(?<!\d)(?:0\d{2,3}-?\d{7,8}|1[3-9]\d[\d*×xX]{8})(?!\d)/u;
const ORGAN =
  /[\p{Script=Han}]{2,24}?(?:管理局|监督局|保护局|资源局|局|委员会|总局|厅)(?=[^\p{Script=Han}]|[：制监印填审意的盖受审]|$)/gu;
const MOST_ORGANS = 20;

const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** The heading: of the first lines the one that is called like a form, else the first that could be a heading. */
export function titleOf(rows: readonly (readonly string[])[]): string | null {
  const lines = rows
    .map((cells) => oneLine(cells.filter((cell) => cell.trim()).join(' ')))
    .filter((line) => line && !ABOVE_TITLE.test(line))
    .slice(0, LINES_FOR_TITLE);
  const compact = (line: string) => line.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '');
  const fits = (line: string) => line.length >= 2 && line.length <= LONGEST_TITLE && !/[:：。；]/u.test(line);
  const named = lines.map(compact).find((line) => fits(line) && FORM_TITLE.test(line.replace(TAIL, '')));
  const [first] = lines.map(compact);
  const title = named ?? (first !== undefined && fits(first) ? first : undefined);
  return title === undefined ? null : withoutNumbers(title);
}

/** Pairs of a caption and what stands beside it: the next cell, or the text after a colon. */
function fieldsOf(rows: readonly (readonly string[])[]): { caption: string; value: string }[] {
  const fields: { caption: string; value: string }[] = [];
  for (const cells of rows) {
    for (const [i, cell] of cells.entries()) {
      const text = oneLine(cell);
      if (CAPTION.test(text)) {
        if (i + 1 < cells.length) fields.push({ caption: text, value: oneLine(cells[i + 1]!) });
        continue;
      }
      for (const part of text.split(/\s{2,}|[；;\n]/u)) {
        const [, caption, value] = /^([^:：]{2,24})[:：]\s*(.*)$/u.exec(part.trim()) ?? [];
        if (caption && CAPTION.test(caption.replace(/\s+/gu, ''))) fields.push({ caption, value: value! });
      }
    }
  }
  return fields;
}

function signsOf(lines: readonly string[]): FormContent['signs'] {
  const plain = lines.filter((line) => !HINT.test(line)).join('\n');
  const signs: [FormContent['signs'][number], boolean][] = [
    ['person', PERSON.test(plain)],
    ['date', datesIn(plain.split('\n')).length > 0],
    ['phone', PHONE.test(plain) || mobilesIn(plain) > 0],
    ['identity', MASKED_NUMBER.test(plain)],
    ['example', EXAMPLE.test(plain)],
  ];
  return signs.filter(([, found]) => found).map(([sign]) => sign);
}

/** Years of whole dates that could be the day of signing or applying. */
const datesIn = (lines: readonly string[]): number[] =>
  lines
    .filter((line) => !DATE_OF_OTHERS.test(line) && !HINT.test(line))
    .flatMap((line) => [...line.matchAll(DATE)].map(([, year]) => Number(year)));

export function contentOf({ rows, pictures }: OfficeText): FormContent {
  const fields = fieldsOf(rows);
  const lines = rows.map((cells) => cells.map(oneLine).join(' '));
  const text = lines.join('\n');
  const years = datesIn(lines);
  return {
    title: titleOf(rows),
    fields: fields.length,
    answered: fields.filter(({ value }) => value !== '' && !EMPTY.test(value) && !HINT.test(value)).length,
    signs: signsOf(lines),
    organs: [...new Set(text.match(ORGAN))].slice(0, MOST_ORGANS),
    year: years.length > 0 ? Math.max(...years) : null,
    characters: text.replace(/\s/gu, '').length,
    pictures,
  };
}

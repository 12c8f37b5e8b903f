// Hides the digits of a text that belong to no phone: dates, clocks, doors, links, codes. Called by the phone reader.

/** Stands for a hidden character: neither a digit nor a letter nor a separator. */
export const HIDDEN = '\ue000';

const COUNTERS =
  '号(?!码)|弄|室|楼|层|幢|栋|座(?!机)|单元|厅|房(?![产管屋地])|户(?![籍口])|路|街(?!道)|米|公里|%|名|份|页|个|次|件|项|条|款|章|天|日|月|年|时|点|秒|分(?![机局中部校院公])|岁|周|级|类|期|届|工作日|人(?!工)|平方';
const CODES =
  'QQ群?|qq群?|微信群|群号|邮编|邮政编码|邮码|身份证号?码?|证件?号码?|许可证号?|[登受]记号|备案号|注册号|流水号|受理编?号|工号|编号|编码|代码|账号|帐号|账户|卡号|税号|文号|订单号|案号|车牌号?|信用代码|学号|警号';

const COUNTED = new RegExp(`\\d(?:${COUNTERS})`);

/**
 * All bounded, so that a long text costs no more than its length, each beside signs of which it holds one at least.
 * Dashes, colons and brackets are half-width here.
 */
const NOT_PHONES: readonly (readonly [sign: RegExp, form: RegExp])[] = [
  [/:\/\/|www\./i, /(?:https?:\/\/|www\.)[^\s,;、。()<>"'\u4e00-\u9fff]{1,2000}/gi],
  [/-[0-9a-f]{12}/i, /(?<![0-9a-z])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![0-9a-z])/gi],
  [/@/, /[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){0,5}/g],
  [
    /\./,
    /(?<![A-Za-z0-9-])(?:[A-Za-z0-9-]{1,63}\.){1,5}(?:com|cn|net|org|gov|edu|info|html?)(?![A-Za-z0-9])[^\s,;、。()<>"'\u4e00-\u9fff]{0,500}/gi,
  ],
  // 沪府〔2021〕48号, (2021)沪0101行初12号
  [/\[/, /\[(?:19|20)\d{2}\]第?\s?\d{1,6}号?/g],
  [/\(/, /\((?:19|20)\d{2}\)[^\d\s]{0,6}\d{0,6}[^\d\s]{0,4}第?\d{1,6}号/g],
  [
    /(?:19|20)\d{2}\s?[-./年]/,
    /(?<![\d-])(?:19|20)\d{2}\s?[-./年]\s?(?:0?[1-9]|1[0-2])(?:\s?[-./月]\s?(?:[12]\d|3[01]|0?[1-9])日?)?(?![\d-])/g,
  ],
  // A clock may not stand right behind an area code's colon, so two digits before and two behind.
  [/[:.]/, /(?<!\d)(?:[01]?\d|2[0-4])\s?[:.]\s?[0-5]\d(?!\d)/g],
  [/[Qq编码证号群户]/, new RegExp(`(?:${CODES})[\\s:为是()号码]{0,6}[A-Za-z0-9-]{4,40}`, 'g')],
  [/第/, /第\s?\d{1,12}/g],
  [/[¥￥$№]/, /[¥￥$№]\s?\d[\d,.]{0,20}/g],
  [/元/, /\d{1,12}(?:\.\d{1,4})?\s?[万亿]?元/g],
  [/\d\s[号楼室层]/, /(?<!\d)\d{1,4}\s(?:号(?!码)|楼|室|层)/g],
  // 10、11、12号窗口 hides as one; the list of numbers before it does not.
  [COUNTED, new RegExp(`(?<![\\d-])\\d{1,4}(?:\\s?[-~、,/和至到]\\s?\\d{1,4}){0,20}(?:${COUNTERS})`, 'g')],
  [COUNTED, new RegExp(`(?<!\\d)\\d{1,6}(?:${COUNTERS})`, 'g')],
];

const cover = (found: string): string => HIDDEN.repeat(found.length);

/** The normalised text with every such place hidden; its length and offsets stay. */
export function hideOthers(text: string): string {
  let hidden = text;
  for (const [sign, form] of NOT_PHONES) if (sign.test(hidden)) hidden = hidden.replace(form, cover);
  return hidden;
}

// Where requirements come from, in the words that the lists show. Used by the message tables beside this file.

const plan = (row: number, name: string, words: string) =>
  `《2021年上海市“一网通办”第三方调查评估工作方案》区级指标第${row}项“${name}”：${words}`;

export const PLAN = {
  address: plan(30, '办理地点', '要求办理地点有明确街道名称、门牌号、房间号、窗口号'),
  hours: plan(31, '办理时间', '明确标注受理的时间周期，如“星期一至星期五：上午09:00-12:00，下午13:00-17:00”'),
  phone: plan(32, '咨询方式', '明确标注该事项受理部门的联系电话'),
  process: plan(33, '办理流程', '各环节要素内容准确明晰，应包含办理时限、办理人员、审批标准等内容'),
  visits: plan(34, '到办事现场次数', '明确单点标注申请人需要到现场次数'),
  depth: '《2021年上海市“一网通办”第三方调查评估工作方案》说明1：网上办理深度四级标准',
  links: plan(
    25,
    '移动端运营情况',
    '服务可用性（是否存在页面是否无法跳转失效等问题）；电脑端页面由本系统参照执行',
  ),
  sameSource: '《2021年上海市“一网通办”第三方调查评估工作方案》市级指标第27项“多渠道数据同源”',
};

/** Rules that no text at hand states: the lists say so openly. */
export const OURS = '本系统归纳的检查规则（评估方案未写明原文），供核对参考';
export const NATIONAL_TABLE = '全国一体化政务服务平台事项信息交换表：该字段为必填';

/** A rule that is ours, with what it leans on. */
export const ours = (source: string) => `${source}；评估方案未写明原文，由本系统归纳，供核对参考`;

export const LICENSING = {
  publish:
    '《中华人民共和国行政许可法》第三十条：公示行政许可的事项、依据、条件、数量、程序、期限以及材料目录',
  term: '《中华人民共和国行政许可法》第四十二条：自受理之日起二十日内作出决定；统一、联合、集中办理不超过四十五日；另有规定的除外',
  deliver: '《中华人民共和国行政许可法》第四十四条：自作出决定之日起十日内颁发、送达',
  fee: '《中华人民共和国行政许可法》第五十九条：按照公布的法定项目和标准收费',
};
export const LICENSING_LAW = '《中华人民共和国行政许可法》';
/** What is wrong was found by trying, whatever rule is applied. */
export const TRIED = `${OURS}；以两次实际下载的结果为据`;
export const LAW = {
  licenceSample:
    '《中华人民共和国行政许可法》第三十条：应当公示需要提交的全部材料的目录和申请书示范文本；第三十三条：在行政机关的网站上公布行政许可事项',
  personalData: '《中华人民共和国个人信息保护法》第二十五条：不得公开处理的个人信息，取得个人单独同意的除外',
};

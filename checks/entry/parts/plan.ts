// Where the requirements of entrances come from, and the bounds that are ours. Used by the files beside this folder.
import { ours } from '../../messages/basis.ts';

const PLAN_ENTRY =
  '《2021年上海市“一网通办”第三方调查评估工作方案》市级指标第24项、区级指标第23项“统一入口”：重点评估各部门平台是否存在入口难以查找、多次点击进入、未对接“一网通办”统一服务渠道等问题';
const PLAN_ONE_NET =
  '《2021年上海市“一网通办”第三方调查评估工作方案》市级指标第22项、区级指标第21项“一网服务”：是否存在由于数据非同源、多平台（多门户）提供服务，造成网上办事“进多站、跑多网”的问题';

const PLAN_LOOK =
  '《2021年上海市“一网通办”第三方调查评估工作方案》市级指标第23项、区级指标第22项“集约化程度”：评估H5页面及部门频道的UI页面设计统一情况（二级页面），对接统一公共支付、统一物流平台、统一预约平台等工作推进情况';

export const ENTRY_INDICATOR = '市级24、区级23 统一入口';
export const LOOK_INDICATOR = '市级23、区级22 集约化程度';
export const ONE_NET_INDICATOR = '市级22、区级21 一网服务';

/** The plan's own words ask for it. */
export const ENTRY = PLAN_ENTRY;
export const ONE_NET = PLAN_ONE_NET;
export const LOOK = PLAN_LOOK;
/** What follows from them; the measure is ours (M39). */
export const ENTRY_OURS = ours(PLAN_ENTRY);
export const LOOK_OURS = ours(PLAN_LOOK);
export const ELDER =
  '工业和信息化部《互联网网站适老化通用设计规范》《移动互联网应用（APP）适老化通用设计规范》：首页的显著位置应有进入适老版的入口';

/** Clicks from the home page, and place in the search, within which somebody finds an item (M39, a rule of thumb). */
export const MOST_CLICKS = 3;
export const FIRST_RESULTS = 3;

// Words of buttons: which open more of a guide, which name its sections, which must never be pressed. Data for in-page/controls.ts.
import sectionCaptions from './dictionary/sections.json' with { type: 'json' };

export interface PanelWords {
  /** Sources of regular expressions over a control's text without white space and ornaments. */
  expand: string;
  more: string;
  section: string;
  forbidden: string;
  /** Whole captions of sections: tabs even where nothing shows that they can be clicked. */
  sections: string[];
}

/** Opens what stands beside it; several may be pressed at once. */
const EXPAND = [
  '(点击|全部|一键)?展开(全部|全文|详情|更多|所有|内容)?',
  '(点击)?(阅读|查看|显示)全文',
  '显示(全部|更多|完整)',
];

/** Opens or loads something elsewhere (a list, a dialog): one at a time. */
const MORE = [
  '(点击)?(查看|加载|显示|展示)?更多(办理)?(地点|地址|网点|窗口|材料|信息|内容)?',
  '(点击)?查看(全部|所有|详情|明细)(办理)?(地点|地址|网点|窗口|材料|信息|内容)?',
  '(全部|所有|其他|其它)(办理)?(地点|地址|网点|窗口)',
  '(办理|受理)?条件详情|材料详情|流程详情',
];

/** Names of a guide's sections, as tabs and folds carry them. */
const SECTION = [
  '基本信息|基本要素|事项信息|办事信息|事项概述|审批信息|办理信息|办事指南|指南详情',
  '(办理|受理|办公|服务)?(地点|地址|窗口|网点|时间)(及|和|与|、)?(时间|地点)?',
  '(受理|申请|办理|申报|审批|准予|许可)?(条件|范围|对象)',
  '材料|表格|表单|样表|示范文本|附件',
  '流程|环节|步骤|程序',
  '依据|法规|法律|政策',
  '收费|费用',
  '咨询|监督|投诉|联系方式|联系电话',
  '(办理|审批)?结果|证照|送达',
  '期限|时限|中介服务|特殊环节|特别程序',
  '常见问题|问题解答|问答|温馨提示|注意事项|备注|说明',
  '权利|义务|救济|复议|诉讼',
];

/** Anything that applies, sends, pays, logs in, fetches a file or leaves. */
const FORBIDDEN = [
  '提交|办理$|立即|马上|在线(办|申|预|填|受)|网上(办理|申请|申报|预约)$|我要|去办|申报$|申请$|预约|预审',
  '登录|登陆|注册|认证|签名|授权|退出|注销|绑定',
  '支付|缴费|付款|下单|购买',
  '下载|导出|打印|上传|预览',
  '收藏|分享|评价|好差评|点赞|点踩|纠错|反馈|留言|评论|订阅|关注|有用|无用',
  '删除|移除|清空|确认|确定|同意|保存|发送|发布|修改|编辑|重置|取消',
  '返回|首页|上一页|下一页|关闭|收起|客服|机器人|语音|无障碍|长者|繁体|English|导航|地图|扫码|二维码|复制',
];

const whole = (parts: readonly string[]) => `^(?:${parts.join('|')})$`;

/** The words as regular-expression sources, to be passed into the page. */
export const PANEL_WORDS: PanelWords = {
  expand: whole(EXPAND),
  more: whole(MORE),
  section: SECTION.join('|'),
  forbidden: FORBIDDEN.join('|'),
  sections: Object.values(sectionCaptions).flat(),
};

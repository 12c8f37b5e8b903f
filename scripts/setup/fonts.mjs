// Step 5: Chinese fonts, without which screenshots show empty boxes. Called by set-up. A machine without them can do
// everything else, so a lack is told but stops nothing.
import { aptInstall, aptLine, mayUseApt } from './apt.mjs';

const PACKAGE = 'fonts-noto-cjk';
const KNOWN_PLACES = [
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/google-noto-sans-cjk-vf-fonts/NotoSansCJK-VF.ttc',
  '/usr/share/fonts/truetype/wqy/wqy-microhei.ttc',
  '/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc',
];

/** @param {import('./step.mjs').SetupContext} context */
async function haveFonts({ platform, exists, run }) {
  if (platform !== 'linux' || KNOWN_PLACES.some((path) => exists(path))) return true;
  const { code, output } = await run('fc-list', [':lang=zh', 'file'], { milliseconds: 20_000 });
  return code === 0 && output !== '';
}

/** @param {import('./step.mjs').SetupContext} context @returns {Promise<import('./step.mjs').Result>} */
export async function fonts(context) {
  if (await haveFonts(context)) return { mark: '✓', text: '中文字体可用' };
  if (mayUseApt(context)) {
    context.busy(`正在安装中文字体 ${PACKAGE}`);
    await aptInstall(context, [PACKAGE]);
    if (await haveFonts(context)) return { mark: '✓', text: '中文字体已安装' };
  }
  return {
    mark: '！',
    text: '没有中文字体：截图中的汉字会显示为方框，其他功能不受影响',
    todo: [`Debian / Ubuntu 请运行：${aptLine([PACKAGE])}`],
  };
}

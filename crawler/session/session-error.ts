// SessionError: what can go wrong with a log-in and its file, and what to do. Thrown by the files beside this one; the CLI prints it.

interface Advice {
  exitCode: 2 | 4;
  what: string;
  remedy: string;
}

const MAKE_KEY = 'guide-audit login --new-key 密钥文件';

const ADVICE = {
  'no-key': {
    exitCode: 2,
    what: '没有会话密钥，不能保存或读取登录状态',
    remedy: `请先运行 ${MAKE_KEY} 生成密钥，再用 --key-file 指定；或把密钥放在环境变量 GUIDE_AUDIT_KEY 中。密钥请与数据目录分开存放。`,
  },
  'weak-key': {
    exitCode: 2,
    what: '会话密钥太短',
    remedy: `口令至少12个字符；也可运行 ${MAKE_KEY} 生成随机密钥。`,
  },
  'key-unread': { exitCode: 2, what: '读不到密钥文件', remedy: '请检查 --key-file 的路径和权限。' },
  'key-exists': {
    exitCode: 2,
    what: '密钥文件已经存在，没有改动',
    remedy: '请换一个文件名；覆盖旧密钥会使已保存的登录状态无法读取。',
  },
  'loose-key': {
    exitCode: 2,
    what: '密钥文件其他人可以读取',
    remedy: '请运行 chmod 600 密钥文件，只留本人读写；可能已被他人读取的，请更换密钥并重新登录。',
  },
  'loose-file': {
    exitCode: 2,
    what: '登录状态文件其他人可以读取',
    remedy: '请运行 chmod 600 该文件，只留本人读写。',
  },
  'wrong-key': {
    exitCode: 2,
    what: '密钥不对，打不开登录状态文件',
    remedy: '请用保存时的密钥；密钥遗失的，请用 guide-audit login --forget 删去后重新登录。',
  },
  foreign: {
    exitCode: 2,
    what: '这不是本程序保存的登录状态文件，或属于别的站点、账号',
    remedy: '请把它移出 sessions 目录，用 guide-audit login 重新登录。',
  },
  damaged: {
    exitCode: 2,
    what: '登录状态文件已损坏或被改动',
    remedy: '请用 guide-audit login --forget 删去后重新登录。',
  },
  'bad-label': {
    exitCode: 2,
    what: '账号名称只能用文字、数字、连字符和下划线，最长40字',
    remedy: '这是本地使用的名称，请勿填写姓名、证件号码或手机号。',
  },
  missing: { exitCode: 4, what: '没有保存过登录状态', remedy: '请先运行 guide-audit login。' },
  expired: { exitCode: 4, what: '登录状态已过期', remedy: '请重新运行 guide-audit login。' },
  'no-log-in': {
    exitCode: 4,
    what: '在期限内没有登录成功，没有保存',
    remedy:
      '请重新运行；需要更长时间的，用 --minutes 指定。已经登录仍不能识别的，请核对站点档案 login.probe。',
  },
  closed: {
    exitCode: 4,
    what: '登录窗口在登录成功之前关闭，没有保存',
    remedy: '请重新运行 guide-audit login。',
  },
  'two-names': {
    exitCode: 2,
    what: '页面上有两个不同的登录姓名，不能确定登录的是谁，没有保存',
    remedy: '请核对站点档案 login.probe.name，使它只选中登录者的姓名。',
  },
  'bad-selector': {
    exitCode: 2,
    what: '站点档案 login.probe.name 不是有效的 CSS 选择器',
    remedy: '请改正后重新运行，如 .user-name。',
  },
  'no-display': {
    exitCode: 2,
    what: '这台机器没有可以显示窗口的桌面，不能由人登录',
    remedy:
      '请在有桌面的电脑上用同一密钥运行 guide-audit login，再把数据目录下 sessions 中的文件复制到这台机器的同一位置，并执行 chmod 600。验证码、扫码、人脸等步骤只能由人完成。',
  },
  'no-window': {
    exitCode: 2,
    what: '没有找到能显示窗口的浏览器',
    remedy:
      '请安装 Chromium、Chrome 或 Edge，或用环境变量 GUIDE_AUDIT_CHROMIUM 指明路径（headless shell 不行）。',
  },
  lost: {
    exitCode: 4,
    what: '登录已失效，走查暂停，已完成的部分已保存',
    remedy: '请重新运行 guide-audit login，再用 guide-audit login-matrix --resume 接续。',
  },
} satisfies Record<string, Advice>;

export type SessionErrorCode = keyof typeof ADVICE;

/** Message and remedy are Chinese; neither ever holds a secret. */
export class SessionError extends Error {
  override readonly name = 'SessionError';
  readonly exitCode: number;
  readonly remedy: string;

  constructor(
    readonly code: SessionErrorCode,
    detail?: string,
  ) {
    const { what, remedy, exitCode } = ADVICE[code];
    super(detail ? `${what}：${detail}` : `${what}。`);
    this.exitCode = exitCode;
    this.remedy = remedy;
  }
}

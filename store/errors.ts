// StoreError: what can go wrong with the data folder and what the user should do. Thrown by every part of the
// store, shown by the CLI as message and remedy, whose exit code it also carries.

export type StoreErrorCode = 'newer' | 'locked' | 'read-only' | 'damaged' | 'disk' | 'missing';

interface Advice {
  exitCode: number;
  what: string;
  remedy: string;
}

const ADVICE: Record<StoreErrorCode, Advice> = {
  newer: {
    exitCode: 6,
    what: '数据库由更新版本的程序写成，本版本无法读取',
    remedy: '请改用较新版本的程序，或用 --data 指定另一个数据目录。数据未作任何改动。',
  },
  locked: {
    exitCode: 7,
    what: '数据库正被另一个进程写入',
    remedy: '请等待该进程结束后重试，或用 --data 指定另一个数据目录。查看结果不受影响。',
  },
  'read-only': {
    exitCode: 6,
    what: '无法写入数据（没有权限，或以只读方式打开）',
    remedy: '请检查该路径的属主与写权限，或把整个数据目录复制到可写的位置，再用 --data 指定。',
  },
  damaged: {
    exitCode: 6,
    what: '数据库文件已损坏，或者不是本程序的数据库',
    remedy:
      '请先将该文件移走保存，再从备份恢复（同目录下 guide-audit.v*.sqlite），或重新抓取。请勿在原文件上继续写入。',
  },
  disk: {
    exitCode: 6,
    what: '磁盘空间不足或磁盘读写出错',
    remedy: '请清理磁盘空间、检查磁盘后重试；已写入的数据都已保留，可以接着运行。',
  },
  missing: {
    exitCode: 2,
    what: '这里还没有数据',
    remedy: '请先运行 guide-audit run，或用 --data 指定已有的数据目录。',
  },
};

/** Prefixes of the codes of SQLite, the file system and zlib; the first that fits wins. */
const CODES: readonly (readonly [string, StoreErrorCode])[] = [
  ['SQLITE_BUSY', 'locked'],
  ['SQLITE_LOCKED', 'locked'],
  ['SQLITE_NOTADB', 'damaged'],
  ['SQLITE_CORRUPT', 'damaged'],
  ['SQLITE_FORMAT', 'damaged'],
  ['SQLITE_READONLY', 'read-only'],
  ['SQLITE_PERM', 'read-only'],
  ['SQLITE_AUTH', 'read-only'],
  ['SQLITE_CANTOPEN', 'read-only'],
  ['SQLITE_FULL', 'disk'],
  ['SQLITE_IOERR', 'disk'],
  ['SQLITE_NOLFS', 'disk'],
  ['EACCES', 'read-only'],
  ['EPERM', 'read-only'],
  ['EROFS', 'read-only'],
  ['EEXIST', 'read-only'],
  ['ENOTDIR', 'read-only'],
  ['ENOSPC', 'disk'],
  ['EDQUOT', 'disk'],
  ['EFBIG', 'disk'],
  ['EIO', 'disk'],
  ['EMFILE', 'disk'],
  ['Z_DATA_ERROR', 'damaged'],
  ['Z_BUF_ERROR', 'damaged'],
];

/** `message` and `remedy` are Chinese sentences for the user; `path` is the file or folder concerned. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;
  readonly exitCode: number;
  readonly remedy: string;
  readonly path: string;

  constructor(code: StoreErrorCode, path: string, options: { detail?: string; cause?: unknown } = {}) {
    const { what, remedy, exitCode } = ADVICE[code];
    super(`${what}：${path}${options.detail ? `（${options.detail}）` : ''}`, { cause: options.cause });
    this.name = 'StoreError';
    this.code = code;
    this.exitCode = exitCode;
    this.remedy = remedy;
    this.path = path;
  }
}

/** The StoreError for an error of SQLite, the file system or zlib; any other error comes back as it is. */
export function toStoreError(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof StoreError || !code) return error;
  const known = CODES.find(([prefix]) => code === prefix || code.startsWith(`${prefix}_`));
  return known ? new StoreError(known[1], path, { detail: code, cause: error }) : error;
}

/** Runs `f`; errors of SQLite and of the disk leave it as StoreError. */
export function translated<T>(path: string, f: () => T): T {
  try {
    return f();
  } catch (error) {
    throw toStoreError(error, path);
  }
}

// Types of find-browser.mjs, for the TypeScript side.

export interface FindBrowserOptions {
  /** Path given by the user; beats everything. */
  configured?: string | undefined;
  /** A browser that can show a window. */
  headed?: boolean | undefined;
  env?: NodeJS.ProcessEnv;
  platform?: NodeJS.Platform;
  home?: string;
  exists?: (path: string) => boolean;
  list?: (path: string) => string[];
}

export interface FoundBrowser {
  path: string;
  source: 'configured' | 'playwright' | 'system';
  /** False only for a configured path that is not there. */
  exists: boolean;
}

export function findBrowser(options?: FindBrowserOptions): FoundBrowser | null;

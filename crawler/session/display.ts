// Whether a person can see a window on this machine. Pure; called by `guide-audit login`.

/** True where a browser can open a window. */
export const hasDisplay = (env: NodeJS.ProcessEnv, platform: NodeJS.Platform): boolean =>
  platform === 'darwin' || platform === 'win32' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);

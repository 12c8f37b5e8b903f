// The text of everything that runs inside pages, put together for `addInitScript`. Called by guarded-context.ts.
import { type BridgeStub, installBridgeStub } from './in-page/bridge-stub.ts';
import { installControls } from './in-page/controls.ts';
import { installLook } from './in-page/look.ts';
import { installPanelTree } from './in-page/panel-tree.ts';
import { installPanels } from './in-page/panels.ts';
import { installSight } from './in-page/sight.ts';
import { installStay } from './in-page/stay.ts';
import { installWatch } from './in-page/watch.ts';
import { PANEL_WORDS } from './panel-words.ts';
import { installWalker } from './snapshot/in-page.ts';
import { EMPTY_TAGS, KEPT_ATTRIBUTES, LONGEST_ATTRIBUTE } from './snapshot/rules.ts';

const call = (install: { toString(): string }, ...given: unknown[]): string =>
  `(${install.toString()})(${given.map((value) => JSON.stringify(value)).join(',')});`;

/** The stand-in for an app's bridge, set before everything else where a profile has one. */
export const bridgeScript = (stub: BridgeStub): string => call(installBridgeStub, stub);

/** Set before the page's own scripts run, in every frame. The first line serves functions that tsx has wrapped. */
export const PAGE_SCRIPT: string = [
  'globalThis.__name ??= (f) => f;',
  call(installStay),
  call(installWatch),
  call(installWalker, { kept: KEPT_ATTRIBUTES.source, empty: EMPTY_TAGS, longest: LONGEST_ATTRIBUTE }),
  call(installControls, PANEL_WORDS),
  call(installSight),
  call(installPanelTree),
  call(installPanels),
  call(installLook),
].join('\n');

// All checks of page visits, in the order of the plan's aspects. A new one is added here and nowhere else.
import type { VisitCheck } from '../frame/check.ts';
import { appWall } from './app-wall.ts';
import { assistive } from './assistive.ts';
import { back } from './back.ts';
import { blankPage } from './blank-page.ts';
import { captcha } from './captcha.ts';
import { clipping } from './clipping.ts';
import { contrast } from './contrast.ts';
import { deadControl } from './dead-control.ts';
import { deadLink } from './dead-link.ts';
import { download } from './download.ts';
import { elder } from './elder.ts';
import { encryption } from './encryption.ts';
import { fieldLabel } from './field-label.ts';
import { fieldType } from './field-type.ts';
import { focus } from './focus.ts';
import { gesture } from './gesture.ts';
import { imageName } from './image-name.ts';
import { keyboard } from './keyboard.ts';
import { largeFont } from './large-font.ts';
import { lineHeight } from './line-height.ts';
import { otherEngine } from './other-engine.ts';
import { overflow } from './overflow.ts';
import { pageError } from './page-error.ts';
import { phoneLink } from './phone-link.ts';
import { popup } from './popup.ts';
import { requiredMark } from './required-mark.ts';
import { slowNetwork } from './slow-network.ts';
import { speed } from './speed.ts';
import { target } from './target.ts';
import { textQuality } from './text-quality.ts';
import { textSize } from './text-size.ts';
import { timeLimit } from './time-limit.ts';
import { undo } from './undo.ts';
import { upload } from './upload.ts';
import { viewport } from './viewport.ts';

export const visitChecks: readonly VisitCheck[] = [
  textQuality,
  textSize,
  lineHeight,
  contrast,
  requiredMark,
  popup,
  gesture,
  timeLimit,
  captcha,
  imageName,
  assistive,
  focus,
  elder,
  viewport,
  overflow,
  clipping,
  largeFont,
  appWall,
  otherEngine,
  deadLink,
  deadControl,
  blankPage,
  pageError,
  speed,
  slowNetwork,
  encryption,
  target,
  fieldLabel,
  fieldType,
  phoneLink,
  keyboard,
  back,
  upload,
  download,
  undo,
];

// What a material's name alone shows: open, short, cancelled or misspelt names, numbers and choices in it
// (MT04, MT06, MT07, MT09, MT14, MT15). Called by material-form.ts.
import type { Material } from '../../store/schemas/guide.ts';
import type { Report } from '../frame/check.ts';
import { type ElementReport, elementReport } from '../frame/element-report.ts';
import { MATERIALS, PAPERS } from '../lexicon/material.ts';
import { anyOf } from '../lexicon/patterns.ts';
import { copiesInName, formInName, readCount } from '../text/copies.ts';
import { bareName } from '../text/material-name.ts';
import { remembered } from '../text/memo.ts';
import { misspelt } from '../text/misspelt.ts';
import type { Listed } from './material-columns.ts';

/** Alternatives in one name; fewer are how most guides name an identity paper. */
const MANY = 3;
const LONGEST_NAME = 12;

/** A paper of which one is enough, so that “A、B或C” is a choice among three. */
const PAPER = /^[^，,。；;]{1,16}(?:证|证件|凭证|卡|户口[簿本]|护照)》?$/u;

/** Papers to choose from outside brackets; a sentence with 或 in it, or one that says 任选其一, is no such list. */
const choicesIn = remembered((name): number => {
  const outside = name.replace(/[（(][^）)]*[）)]/gu, '');
  const parts = outside.split(/或者?/u);
  const list =
    !/[，,。；;]|任选|之一|任一|其中/u.test(name) && parts.every((part) => part.length <= LONGEST_NAME);
  if (list) return parts.length;
  const papers = parts.length > 1 ? outside.split(/、|或者?/u) : [];
  return papers.every((paper) => PAPER.test(paper)) ? papers.length : 1;
});

const openness = remembered((name): 'pass' | 'review' | 'fail' => {
  const whole = name.trim().replace(/[。；;]+$/u, '');
  // What stands in brackets (营业执照、章程) makes an open name definite; a pointer (详见备注) is for a person.
  const bracket = /^([^（(]+)[（(]([^）)]*)[）)]$/u.exec(whole);
  const head = bracket ? bracket[1]!.trim() : whole;
  const open = anyOf(MATERIALS.open, head);
  const doubt = anyOf(MATERIALS.openDoubt, head);
  const pointer = bracket && /详见|见备注|备注栏|按要求|如有|视情/u.test(bracket[2]!);
  if (bracket && !pointer && (open || doubt)) return 'pass';
  if (open && !bracket) return 'fail';
  return open || doubt ? 'review' : 'pass';
});

function judgeNumbers(material: Material, to: ElementReport): void {
  const named = copiesInName(material.name);
  const counts = [material.originals, material.copies].map((text) => (text ? readCount(text) : 0));
  const [originals, copies] = counts as [number, number];
  const counted = (material.originals || material.copies) && counts.every((n) => typeof n === 'number');
  const form = formInName(material.name);
  if ((named === null || !counted) && (form === null || !material.kind)) {
    to.inapplicable('MT06');
    return;
  }
  if (named !== null && counted && originals + copies > 0) {
    if (![originals, copies, originals + copies].includes(named)) {
      to.fail('MT06', { detail: `名称写${named}份，而份数栏为原件${originals}份、复印件${copies}份。` });
      return;
    }
  }
  const kind = material.kind?.trim();
  const other = form === '复印件' ? '原件' : '复印件';
  const ofForm = form === '复印件' ? copies : originals;
  // Only where kind and counts both speak against the name.
  const against = form !== null && kind === other && !(typeof ofForm === 'number' && ofForm > 0);
  to.judge('MT06', against, { detail: `名称写“${form}”，而材料类型为“${kind}”。` });
}

/** The paper that a bare name is, as the tables know it. */
const paperOf = remembered((bare) => ({
  short: PAPERS.short.find((one) => one.name.test(bare)),
  spoken: PAPERS.spoken.find((one) => one.name.test(bare)),
  cancelled: PAPERS.cancelled.find((one) => one.name.test(bare)),
}));

export function judgeName({ material, key }: Listed, report: Report): void {
  const { name } = material;
  const to = elementReport(report, { field: 'materials.name', key, quote: name });
  const bare = bareName(name);
  to[openness(name)]('MT04');
  judgeNumbers(material, to);

  // Short and spoken names are whole names of a few characters.
  const { short, spoken, cancelled } = paperOf(bare);
  const full = (short ?? spoken)?.full;
  if (!full) to.pass('MT07');
  else to[short ? 'fail' : 'review']('MT07', { detail: `“${bare}”不是证照全称。`, expected: full });

  const choices = choicesIn(name);
  to[choices >= MANY ? 'review' : 'pass']('MT09', { detail: `一项材料中用“或”写了${choices}种选择。` });

  to[cancelled ? 'review' : 'pass']('MT14', {
    detail: cancelled && `${cancelled.why}，请核对是否仍需提交。`,
  });

  const slip = misspelt(name);
  to[slip ? 'review' : 'pass']('MT15', {
    detail: slip ? `“${slip.wrong}”疑为“${slip.right}”。` : undefined,
    expected: slip?.right,
  });
}

// Accuracy of the address reader on a public set with token labels (NCAP): is a part there or not. Called by the
// accuracy command. What its tags mean for our parts stands in docs/readers/address-ncap.md.
import { existsSync, readFileSync } from 'node:fs';
import { readAddress } from '../../checks/text/address.ts';
import { DATA } from './label-texts.ts';
import { somePlace } from './labelled-addresses.ts';
import { type AccuracyRow, type Pair, rowsOfPairs } from './row.ts';

interface TaggedAddress {
  text: string;
  /** Its tags in lower case; the set writes both `subRoad` and `subroad`. */
  tags: Set<string>;
}

/** Blocks of lines `token tag`, a blank line between two addresses; a tag is `B-road`, `I-road`, `S-road` …. */
function taggedAddresses(content: string): TaggedAddress[] {
  return content
    .trim()
    .split(/\n\s*\n/)
    .map((block) => {
      const tokens = block.split('\n').map((line) => line.trim().split(/\s+/));
      return {
        text: tokens.map(([token]) => token).join(''),
        tags: new Set(tokens.map(([, tag]) => tag!.replace(/^[A-Z]-/, '').toLowerCase())),
      };
    });
}

function pairsOf({ text, tags }: TaggedAddress): Pair[] {
  const reading = readAddress(text);
  const tagged = (...names: string[]) => names.some((name) => tags.has(name));
  return [
    ['办理地点·道路', tagged('road', 'subroad'), somePlace(reading, (p) => p.street)],
    ['办理地点·门牌', tagged('roadno', 'subroadno'), somePlace(reading, (p) => p.door)],
    ['办理地点·楼层房间', tagged('floorno', 'roomno'), somePlace(reading, (p) => p.floor || p.room)],
  ];
}

const FILE = new URL('text/addresses-ncap/dev.txt', DATA);

/** The parts of the evaluation half (dev); a line to `note` and nothing where the set is not at hand. */
export function accuracyOfNcap(note: (line: string) => void = () => {}): AccuracyRow[] {
  if (existsSync(FILE))
    return rowsOfPairs('ncap', taggedAddresses(readFileSync(FILE, 'utf8')).flatMap(pairsOf));
  note('没有 NCAP 地址标注集，未核对。');
  return [];
}

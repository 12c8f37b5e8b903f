// Two channels (渠道) that speak of one item, seen from each side: what a comparison tells each of them. Used by the same-source check and its lists.
import type { GroupMember } from '../../store/schemas/corpus.ts';
import type { Channel, Outcome } from '../../store/schemas/outcome.ts';
import type { ReportOn } from '../frame/check.ts';

/** Channels in the words of findings. */
export const CHANNEL_WORDS: Record<Channel, string> = {
  ...{ pc: '网站', h5: '移动端', unit: '单位网站', kiosk: '自助终端', hall: '办事大厅' },
  ...{ map: '办事地图', app: '随申办App', wechat: '微信小程序', alipay: '支付宝小程序' },
};

/** One side: what it said, and its channel's name. */
export interface Side {
  member: GroupMember;
  name: string;
}

/** Judges a field of two channels. */
export type JudgePair = (
  a: GroupMember,
  b: GroupMember,
  options: { region?: string | undefined },
  report: ReportOn,
) => void;

export const saidBy = <T>({ value }: GroupMember): T => JSON.parse(value) as T;

/** Each side with the other. */
export function bothSides(a: GroupMember, b: GroupMember): [Side, Side][] {
  const [x, y] = [a, b].map((member) => ({ member, name: CHANNEL_WORDS[member.channel] })) as [Side, Side];
  return [
    [x, y],
    [y, x],
  ];
}

/** `sure`: a fail; else a person decides. */
export function tell(
  report: ReportOn,
  { member }: Side,
  { sure, ...said }: Omit<Outcome, 'message' | 'verdict' | 'field'> & { sure: boolean },
): void {
  report(member, { verdict: sure ? 'fail' : 'review', field: member.field, ...said });
}

/** How a member of one list differs from the other list; `text` is a short Chinese phrase. */
export interface ListDifference {
  text: string;
  sure: boolean;
  /** The other list has nothing of that name. */
  missing?: true;
}

const MAX_TOLD = 3;

/** Judges lists of named members by how each member of one differs from the other list. */
export const judgeList =
  <Member extends { name: string }>(
    differences: (mine: readonly Member[], theirs: readonly Member[], other: string) => ListDifference[],
  ): JudgePair =>
  (a, b, _options, report) => {
    for (const [own, other] of bothSides(a, b)) {
      const [mine, theirs] = [saidBy<Member[]>(own.member), saidBy<Member[]>(other.member)];
      const found = [
        ...differences(mine, theirs, other.name),
        ...differences(theirs, mine, own.name).filter(({ missing }) => missing),
      ];
      if (found.length === 0) continue;
      const told = found.slice(0, MAX_TOLD).map(({ text }) => text);
      tell(report, own, {
        sure: found.some(({ sure }) => sure),
        quote: mine
          .map(({ name }) => name)
          .join('、')
          .slice(0, 500),
        detail: `${told.join('；')}${found.length > MAX_TOLD ? `等${found.length}处不同` : ''}。`,
      });
    }
  };

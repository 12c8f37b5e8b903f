// What the guides of a run say against a row of the service map (政务服务地图), as outcomes of that row. Pure; called by scripts/pipeline/judge-map.ts.
import type { Outcome } from '../../store/schemas/outcome.ts';

/** One part of a hall in the guides that name it: how many agree, and other values with the number of guides that give them. */
export interface HallInGuides {
  message: string;
  field: string;
  key: string;
  onMap: string;
  agree: number;
  others: { said: string; verdict: 'fail' | 'review'; guides: number; example: string }[];
}

/**
 * The row passes where more guides agree with it than not: then the others are the likelier ones to be wrong, and they have
 * findings of their own.
 */
export function outcomeOfHall({ message, field, key, onMap, agree, others }: HallInGuides): Outcome {
  const count = (some: HallInGuides['others']) => some.reduce((n, { guides }) => n + guides, 0);
  const differ = count(others);
  if (agree > differ || differ === 0) return { message, verdict: 'pass', field, key };
  const certain = others.filter(({ verdict }) => verdict === 'fail');
  // One guide against the map may itself be the wrong one.
  const sure = count(certain) > Math.max(agree, 1);
  const [most] = [...(sure ? certain : others)].sort(
    (a, b) => b.guides - a.guides || (a.said < b.said ? -1 : 1),
  );
  return {
    ...{ message, verdict: sure ? 'fail' : 'review', field, key, quote: onMap },
    detail: `${most!.guides}份办事指南为“${most!.said.slice(0, 120)}”（如“${most!.example.slice(0, 40)}”）${
      others.length > 1 ? `，另有${others.length - 1}种写法` : ''
    }。`,
  };
}

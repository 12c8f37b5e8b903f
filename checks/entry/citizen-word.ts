// Judges whether the search understands what citizens call an item (N05, N06).
import type { EntryOutcome, EntryWalk } from '../../store/schemas/entry-walk.ts';
import type { EntryCheck } from '../frame/check.ts';
import { ENTRY_INDICATOR, ENTRY_OURS } from './parts/plan.ts';
import { firstOf, type Said } from './parts/said.ts';

type Word = EntryWalk['words'][number];

function silent({ unobserved, results, word, wanted, picture, whole }: Word): Said {
  if (unobserved) return { verdict: 'unobserved', ...unobserved };
  if (results !== 0) return { verdict: 'pass', picture };
  const doubt = whole ? '' : '页面的部分请求因只读限制未发出，请人工核对；';
  return {
    verdict: whole ? 'fail' : 'review',
    picture,
    detail: `搜索“${word}”没有任何结果；${doubt}办事人多半要办的是“${wanted.join('”“')}”。`,
  };
}

function meant({ unobserved, results, position, word, wanted, first, picture }: Word): Said {
  if (unobserved) return { verdict: 'unobserved', ...unobserved };
  // Told by N05.
  if (results === 0) return { verdict: 'inapplicable' };
  if (position !== null) return { verdict: 'pass', picture };
  return {
    ...{ verdict: 'review', picture, expected: wanted.join('、') },
    detail: `搜索“${word}”列出${results}条（${firstOf(first)}等），没有“${wanted.join('”“')}”，请判断是否答非所问。`,
  };
}

export const citizenWord: EntryCheck = {
  meta: {
    id: 'citizen-word',
    title: '按通俗说法搜索',
    messages: [
      {
        id: 'N05',
        title: '用通俗说法搜索，没有任何结果',
        severity: 'minor',
        text: '办事人用通俗说法（如“开饭店”）搜索，应有结果。',
        fix: '请为事项配置通俗说法和同义词，例如把“开饭店”对应到“食品经营许可”。',
        basis: ENTRY_OURS,
        guard:
          '说法取自 crawler/entry/citizen-words.json，可自行增补；先搜索一个没有意义的词，用来认出“没有结果”；页面有请求因只读限制未发出的，转人工复核。',
        indicator: ENTRY_INDICATOR,
      },
      {
        id: 'N06',
        title: '用通俗说法搜索，结果中没有对应事项',
        severity: 'minor',
        text: '办事人用通俗说法搜索，结果中宜有对应的事项。',
        fix: '请为事项配置通俗说法和同义词，并优先列出办事事项。',
        basis: ENTRY_OURS,
        guard: '说法与事项的对应由本系统归纳，一律转人工复核。',
        indicator: ENTRY_INDICATOR,
      },
    ],
  },
  judge({ words }, report) {
    for (const word of words) {
      const about = {
        field: 'search',
        subject: word.word,
        unit: null,
        picture: null,
      } satisfies Partial<EntryOutcome>;
      report({ message: 'N05', ...about, ...silent(word) });
      report({ message: 'N06', ...about, ...meant(word) });
    }
  },
};

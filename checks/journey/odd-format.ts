// Finds an upload that takes no format which people have.
import { USUAL_FORMATS } from '../lexicon/journey.ts';
import { EASE } from './basis.ts';
import { eachStep, type ObstacleCheck } from './obstacle-check.ts';

export const oddFormat: ObstacleCheck = {
  meta: {
    id: 'odd-format',
    severity: 'major',
    text: '上传材料应当接受照片（JPG、PNG）和PDF等常用格式。',
    fix: '请增加JPG、PNG、PDF格式，并在按钮旁写明可用的格式和大小。',
    why: '申请人手里的照片和扫描件传不上去，要另找软件转换',
    basis: EASE,
    guard: '只要有一种常用格式（含Word、Excel）就不判；没有写明格式的不判。',
  },
  find: (journey) =>
    eachStep(journey, ({ uploads }) =>
      uploads
        .filter(({ formats }) => formats.length > 0 && !formats.some((one) => USUAL_FORMATS.has(one)))
        .map(({ material, formats, box }) => ({
          verdict: 'fail',
          spot: material,
          box,
          detail: `“${material}”只能上传${formats.join('、')}格式的文件。`,
        })),
    ),
};

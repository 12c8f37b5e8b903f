// Judges whether one learns before an upload which files are taken (M48).
import type { VisitCheck } from '../frame/check.ts';
import { indicatorOf, OURS } from './parts/basis.ts';
import { nameOf } from './parts/field-name.ts';
import { tell } from './parts/tell.ts';

const TYPES = /jpe?g|png|pdf|docx?|ofd|图片|照片|文档|格式/i;
const SIZE = /\d+\s*(?:[kmg]b?|兆)(?![a-z])|大小/i;

export const upload: VisitCheck = {
  meta: {
    id: 'upload',
    title: '文件上传',
    messages: [
      {
        id: 'M48',
        title: '上传前没有说明文件要求',
        severity: 'minor',
        text: '上传文件前应当写明接受的格式和大小。',
        fix: '请在上传按钮旁写明，如“支持JPG、PNG、PDF，不超过5MB”，并设置accept。',
        basis: OURS,
        guard: '在按钮所在的一行中查找说明。',
        limit: '能否拍照、选相册、用电子证照，出错时的提示，须由人工查看。',
        ...indicatorOf('操作易用性'),
      },
    ],
  },
  judge(visit, report) {
    const files = visit.fields.filter(({ type }) => type === 'file');
    tell(report, 'M48', 'fields', files, (field) => {
      const lacking = [
        ...(TYPES.test(field.around) ? [] : ['格式']),
        ...(SIZE.test(field.around) ? [] : ['大小']),
      ];
      return lacking.length === 0
        ? null
        : {
            verdict: 'fail',
            key: nameOf(field, visit) || field.selector,
            selector: field.selector,
            detail: `没有写明文件的${lacking.join('和')}。`,
          };
    });
  },
};

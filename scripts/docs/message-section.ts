// One message (检查项) as a section of a page of rules. Pure. Called by the pages beside this file.
import type { Message } from '../../checks/frame/check.ts';
import { SEVERITY_NAMES } from '../../reports/labels.ts';

type Told = Omit<Message, 'indicator'> & { limit?: string | undefined };

export const messageSection = (message: Told): string[] => [
  `### ${message.id} ${message.title}`,
  '',
  `- 严重程度：${SEVERITY_NAMES[message.severity]}`,
  `- 查什么：${message.text}`,
  `- 怎么改：${message.fix}`,
  `- 依据：${message.basis}。`,
  ...(message.guard ? [`- 存疑时：${message.guard}`] : []),
  ...(message.limit ? [`- 已知局限：${message.limit}`] : []),
  '',
];

/** A page that holds nothing but messages. */
export const messagesPage = (title: string, intro: string, messages: readonly Told[]): string =>
  [`# ${title}`, '', `本页由 \`npm run docs\` 生成。${intro}`, '', ...messages.flatMap(messageSection)]
    .join('\n')
    .trimEnd()
    .concat('\n');

// How a step's time is written where no caption names it (1个工作日, 即时). Called by the readers of steps and their boxes.

/** Source of a pattern: a number with its unit. */
export const AMOUNT_OF_TIME = '\\d+(?:\\.\\d+)?\\s*个?(?:工作日|自然日|日|天|小时|分钟)';
/** Source of a pattern: the same, or a word for no waiting. Two alternatives at the least: put it in a group. */
export const STEP_TIME = `${AMOUNT_OF_TIME}|即时|即办|当场(?:办结)?|当日`;

const ALONE = new RegExp(`^[(（]?(?:${STEP_TIME})[)）]?$`, 'u');

/** 1个工作日 by itself, in brackets or not: a step's time, never its name. */
export const isStepTime = (text: string): boolean => ALONE.test(text.trim());

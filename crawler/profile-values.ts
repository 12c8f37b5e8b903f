// Kinds of values in a site profile (站点档案), each with what is wrong in Chinese. Used by the profile and its parts.
import { z } from 'zod';

export const text = z.string().min(1);
export const ascii = z
  .string()
  .regex(/^[\x21-\x7e]+$/, '只能用英文字母、数字和符号，不含空格（要写入请求头）');
export const path = z.string().regex(/^\/\S*$/, '应是以 / 开头的路径');
export const host = z.string().regex(/^[a-z0-9.-]+(:\d+)?$/, '应是小写主机名，可带端口，不带 http://');
export const address = z.url({ protocol: /^https?$/, error: '应是 http(s):// 开头的网址' });
export const clock = z.string().regex(/^([01]\d|2[0-4]):[0-5]\d$/, '应是 HH:MM');
export const day = z.iso.date();
export const name = z.string().regex(/^[A-Za-z_$][\w$]*$/, '应是脚本中的名称');
export const milliseconds = z.int().min(10).max(600_000);
/** Body of a request; values may hold {page} {pageSize} {unit} {item}. */
export const body = z.record(z.string(), z.string());

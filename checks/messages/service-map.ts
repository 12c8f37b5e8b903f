// Messages of the service map (政务服务地图): a guide's places beside the map, and the map's own rows.
import type { Message } from '../frame/check.ts';
import { OURS, PLAN } from './basis.ts';

const indicator = '27 多渠道数据同源';
const fix = '请核对大厅的实际情况，以实际为准更正办事指南或政务服务地图，并从同一数据源更新。';

export const serviceMapMessages: readonly Message[] = [
  {
    id: 'A09-map',
    title: '办理地点与政务服务地图不一致',
    severity: 'major',
    text: '办事指南的办理地点应当与政务服务地图上同一大厅的地址一致。',
    fix,
    basis: PLAN.sameSource,
    guard:
      '只比较道路和门牌；楼层、楼栋不同的转人工复核，地图未写的房间、窗口不比较；按地址或名称的一部分对应的大厅一律转人工复核，可能指几个大厅的不比较。',
    indicator,
  },
  {
    id: 'X08-map',
    title: '办理时间、电话与政务服务地图不一致',
    severity: 'major',
    text: '办事指南的办理时间、电话应当与政务服务地图上同一大厅的一致。',
    fix,
    basis: PLAN.sameSource,
    guard:
      '指南的办理时间超出大厅开放时间的判为不符合，短于大厅的转人工复核；电话不同的一律转人工复核，因窗口可以另有电话。',
    indicator,
  },
  {
    id: 'A12-map',
    title: '政务服务地图上没有该大厅',
    severity: 'minor',
    text: '办事指南所列的办事大厅应当能在政务服务地图上找到。',
    fix: '请核对大厅名称：名称有误的更正指南；确有该大厅的，请补入政务服务地图。',
    basis: OURS,
    guard: '只在地图全部读到时提出，一律转人工复核；与地图上某个大厅同址的不提出。',
    indicator: '45 政务服务地图',
  },
];

export const hallMessages: readonly Message[] = [
  {
    id: 'SM01',
    title: '政务服务地图信息不全',
    severity: 'major',
    text: '政务服务地图应当列明每个大厅的地址、开放时间、电话、可办事项、自助终端和预约方式。',
    fix: '请补全该大厅的信息；确实不设自助终端或不提供预约的，请写明“无”。',
    basis: OURS,
    guard: '半数以上的大厅都没有的栏目不判，只在说明中列出；没有采集到的栏目不判。',
    indicator: '45 政务服务地图',
  },
];

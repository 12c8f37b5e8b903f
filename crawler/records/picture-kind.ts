// What kind of picture a file is by its first bytes, whatever its name says. Called by attended-folder.ts. Pure.
export type PictureKind = 'png' | 'jpg' | 'webp';

const SIGNS: readonly [PictureKind, offset: number, sign: string][] = [
  ['png', 0, '89504e470d0a1a0a'],
  ['jpg', 0, 'ffd8ff'],
  ['webp', 8, '57454250'],
];

export const pictureKind = (bytes: Buffer): PictureKind | undefined =>
  SIGNS.find(([, at, sign]) => bytes.subarray(at, at + sign.length / 2).toString('hex') === sign)?.[0];

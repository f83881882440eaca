/** Every colour of the interface by its role; the tests hold text colours to 4.5:1 on the grounds they stand on. */
export interface Palette {
  readonly paper: string;
  readonly side: string;
  readonly column: string;
  readonly card: string;
  readonly head: string;
  readonly hover: string;
  readonly selected: string;
  readonly track: string;
  readonly line: string;
  readonly line2: string;
  readonly control: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly accent: string;
  readonly accentGround: string;
  readonly accentLine: string;
  readonly ok: string;
  readonly okGround: string;
  readonly warn: string;
  readonly warnGround: string;
  readonly warnInk: string;
  readonly bad: string;
  readonly badGround: string;
  readonly badLine: string;
  readonly busy: string;
  readonly busyGround: string;
  readonly wait: string;
  readonly waitGround: string;
  readonly bulk: string;
  readonly bulkInk: string;
}

export const light: Palette = {
  paper: '#faf9f6',
  side: '#f5f3ee',
  column: '#f7f5f1',
  card: '#ffffff',
  head: '#fbfaf8',
  hover: '#f3f1ec',
  selected: '#f3f3fc',
  track: '#ece9e2',
  line: '#e4e2dc',
  line2: '#efede8',
  control: '#928e84',
  ink: '#1d2433',
  ink2: '#555e6e',
  ink3: '#656e7e',
  accent: '#3a3a9e',
  accentGround: '#eeeefa',
  accentLine: '#d6d6f3',
  ok: '#1b7047',
  okGround: '#e6f4ec',
  warn: '#8a5800',
  warnGround: '#fdf3dd',
  warnInk: '#5c3d00',
  bad: '#b3312b',
  badGround: '#fcebea',
  badLine: '#edc8c5',
  busy: '#2c5fb3',
  busyGround: '#e8f0fc',
  wait: '#57534a',
  waitGround: '#f0eee8',
  bulk: '#1d2433',
  bulkInk: '#f4f4f6',
};

export const dark: Palette = {
  paper: '#14161c',
  side: '#171a21',
  column: '#171a21',
  card: '#1b1e26',
  head: '#1e222b',
  hover: '#232732',
  selected: '#25264a',
  track: '#262a35',
  line: '#2d323e',
  line2: '#262a35',
  control: '#6d7484',
  ink: '#e8eaf0',
  ink2: '#b0b7c5',
  ink3: '#98a0b0',
  accent: '#b3b3f7',
  accentGround: '#282952',
  accentLine: '#43448a',
  ok: '#6fd3a1',
  okGround: '#163024',
  warn: '#eab85c',
  warnGround: '#35290f',
  warnInk: '#f2d59b',
  bad: '#f59b94',
  badGround: '#3d1d1c',
  badLine: '#6f3532',
  busy: '#93bbf7',
  busyGround: '#1b2c49',
  wait: '#c9c5ba',
  waitGround: '#2b2c2e',
  bulk: '#2f3543',
  bulkInk: '#f4f4f6',
};

/** The ten shades of the accent; filled buttons wear 7 on light and 5 on dark ground, always under white text. */
export const accentShades = [
  '#eeeefa',
  '#dcdcf5',
  '#b9b9ea',
  '#9a9ae0',
  '#7b7bd2',
  '#5a5ac2',
  '#4a4ab0',
  '#3a3a9e',
  '#2f2f86',
  '#25256c',
] as const;
export const filledShade = { light: 7, dark: 5 } as const;

/** Reds for buttons that take away; filled ones wear the same shades as the accent. */
export const redShades = [
  '#fcebea',
  '#f7d5d3',
  '#edc8c5',
  '#e39a95',
  '#d8706a',
  '#c0433c',
  '#b93a33',
  '#b3312b',
  '#942520',
  '#761b17',
] as const;

/** Mantine's own greys, warmed up for light and drawn from the ink for dark. */
export const warmGrays = [
  '#faf9f6',
  '#f3f1ec',
  '#ece9e2',
  '#e4e2dc',
  '#cfcbc2',
  '#a8a49a',
  '#757168',
  '#57534a',
  '#3a3832',
  '#1d2433',
] as const;
export const inkGrays = [
  '#e8eaf0',
  '#cdd2dc',
  '#b0b7c5',
  '#8d95a5',
  '#3c4251',
  '#2d323e',
  '#20242e',
  '#1b1e26',
  '#14161c',
  '#0f1116',
] as const;

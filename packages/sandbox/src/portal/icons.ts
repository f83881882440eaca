import { type Html, html } from './html.ts';

/** Lines of the icons on a field of 24 by 24. */
const shapes = {
  home: 'M4 11 12 4l8 7v8a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1zM10 20v-6h4v6',
  invoice: 'M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7',
  session: 'M4 7h16M4 12h16M4 17h10',
  people:
    'M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-3.5 2.5-6 6-6s6 2.5 6 6M16 4.5a3.5 3.5 0 0 1 0 6M18 14.5c2 .8 3 2.8 3 5.5',
  key: 'M8 19a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM11 12l8-8M16 7l3 3M13.5 9.5l2 2',
  certificate: 'M5 4h14v10H5zM12 14v6M9 20l3-2 3 2M8 8h8M8 11h5',
  pen: 'M4 20l1-4L16 5l3 3L8 19zM14 7l3 3',
  calls: 'M4 8h13l-3-3M20 16H7l3 3',
  fault: 'M13 3 5 14h6l-1 7 8-11h-6z',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3 2',
  archive: 'M4 5h16v4H4zM6 9v10h12V9M10 13h4',
  lighthouse: 'M10 8h4l2 13H8zM9 8V5l3-2 3 2v3M3 6l3 1M21 6l-3 1M9 14h6',
  check: 'M5 12.5 10 17 19 7',
  alert: 'M12 4 2.5 20h19zM12 10v4M12 17h.01',
  minus: 'M6 12h12',
  more: 'M5 12h.01M12 12h.01M19 12h.01',
  logout: 'M14 8V5H5v14h9v-3M10 12h11l-3-3M21 12l-3 3',
  download: 'M12 4v11l-4-4M12 15l4-4M5 19h14',
  search: 'M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5 20 20',
} as const;

export type IconName = keyof typeof shapes;

/** An icon in the colour of the text beside it; readers of screens pass it over. */
export function icon(name: IconName): Html {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d="${shapes[name]}" />
  </svg>`;
}

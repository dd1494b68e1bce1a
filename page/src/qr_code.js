// @ts-check
// A QR code as a drawing; the module counts its squares.

import { made } from './elements.js';
import { all } from './signer.js';

const SVG = 'http://www.w3.org/2000/svg';
/** Above this a camera needs a steady hand. */
const EASY = 1200;
/** The most that a QR code holds (ISO/IEC 18004, version 40, correction L). */
const MOST = 2953;

/**
 * @param {import('./signer.js').Module} signer
 * @param {string} url
 * @returns {HTMLElement}
 */
export function qrCode(signer, url) {
  const length = new TextEncoder().encode(url).length;
  const rows = all(signer.list('page_qr_code', url), 'row');
  if (rows.length === 0) {
    const token = /[?&]X-Amz-Security-Token=/i.test(url);
    const why = token ? ' The session token of temporary credentials makes it so long; long-lived credentials make short ones.' : '';
    return made('p.notice', {}, `This URL has ${length} bytes, and a QR code holds ${MOST}.${why}`);
  }
  const quiet = 4;
  const size = rows.length + 2 * quiet;
  const drawing = document.createElementNS(SVG, 'svg');
  drawing.setAttribute('viewBox', `0 0 ${size} ${size}`);
  drawing.setAttribute('role', 'img');
  drawing.setAttribute('aria-label', 'QR code of the URL');
  drawing.setAttribute('shape-rendering', 'crispEdges');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', rows.flatMap((row, y) => [...row.matchAll(/1+/g)].map((run) => `M${run.index + quiet} ${y + quiet}h${run[0].length}v1h-${run[0].length}z`)).join(''));
  drawing.append(path);
  const note = length > EASY ? `${length} bytes: a dense code. Show it large, and hold the camera close and still.` : `${length} bytes.`;
  return made('div.qr', {}, drawing, made('p.hint', {}, `The code holds the URL above. ${note}`));
}

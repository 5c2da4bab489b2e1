// Draws images/icon.png: a packet (a row of header fields) that a bolt strikes. 128 x 128, no dependencies.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { deflateSync } from 'node:zlib';

const SIZE = 128;
/** Each pixel is the mean of SAMPLES x SAMPLES points, which smooths the edges. */
const SAMPLES = 4;

const NIGHT = [16, 34, 46];
const FIELDS = [
  [38, 166, 154],
  [66, 165, 245],
  [126, 87, 194],
];
const BOLT = [255, 202, 40];

export function iconPng() {
  const raw = Buffer.alloc(SIZE * (SIZE * 4 + 1));
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      pixel(x, y).forEach((value, i) => {
        raw[y * (SIZE * 4 + 1) + 1 + x * 4 + i] = value;
      });
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIZE, 0);
  header.writeUInt32BE(SIZE, 4);
  header.set([8, 6, 0, 0, 0], 8); // 8 bits, RGBA, the only methods there are, not interlaced
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(raw, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function pixel(px, py) {
  const sum = [0, 0, 0, 0];
  for (let sy = 0; sy < SAMPLES; sy++) {
    for (let sx = 0; sx < SAMPLES; sx++) {
      const color = point(px + (sx + 0.5) / SAMPLES, py + (sy + 0.5) / SAMPLES);
      if (color !== undefined) {
        color.forEach((value, i) => {
          sum[i] += value;
        });
        sum[3] += 1;
      }
    }
  }
  const covered = sum[3];
  return covered === 0
    ? [0, 0, 0, 0]
    : [
        ...sum.slice(0, 3).map((v) => Math.round(v / covered)),
        Math.round((255 * covered) / SAMPLES ** 2),
      ];
}

function point(x, y) {
  if (!inRounded(x, y, 4, 4, 124, 124, 24)) {
    return undefined;
  }
  if (inPolygon(x, y, BOLT_SHAPE)) {
    return BOLT;
  }
  if (inPolygon(x, y, BOLT_EDGE)) {
    return NIGHT;
  }
  for (const [i, [left, right]] of [
    [18, 44],
    [48, 80],
    [84, 110],
  ].entries()) {
    if (inRounded(x, y, left, 46, right, 82, 4)) {
      return FIELDS[i];
    }
  }
  return NIGHT;
}

const BOLT_SHAPE = [
  [74, 14],
  [42, 70],
  [61, 70],
  [52, 114],
  [86, 56],
  [66, 56],
];
const BOLT_EDGE = [
  [81, 6],
  [33, 75],
  [54, 75],
  [43, 124],
  [96, 51],
  [75, 51],
];

function inRounded(x, y, left, top, right, bottom, radius) {
  const dx = Math.max(left + radius - x, 0, x - (right - radius));
  const dy = Math.max(top + radius - y, 0, y - (bottom - radius));
  return Math.hypot(dx, dy) <= radius;
}

function inPolygon(x, y, corners) {
  let inside = false;
  corners.forEach(([x1, y1], i) => {
    const [x2, y2] = corners[(i + 1) % corners.length];
    if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) {
      inside = !inside;
    }
  });
  return inside;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const result = Buffer.alloc(body.length + 8);
  result.writeUInt32BE(data.length, 0);
  body.copy(result, 4);
  result.writeUInt32BE(crc32(body), body.length + 4);
  return result;
}

/** CRC of PNG (ISO 3309), bit by bit: the picture is small. */
function crc32(bytes) {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let i = 0; i < 8; i++) {
      crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
    }
  }
  return (crc ^ 0xffffffff) >>> 0;
}

const folder = fileURLToPath(new URL('../images/', import.meta.url));
mkdirSync(folder, { recursive: true });
writeFileSync(`${folder}icon.png`, iconPng());

// A PNG of the browser's, made small: the same picture with a palette.
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const HEAD = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
const COLOURS = 256;

export function indexed(png) {
  const { width, height, pixels } = decoded(png);
  const counted = new Map();
  for (const colour of pixels) counted.set(colour, (counted.get(colour) ?? 0) + 1);
  const palette = [...counted].sort((a, b) => b[1] - a[1]).slice(0, COLOURS).map(([colour]) => colour);
  const place = new Map(palette.map((colour, at) => [colour, at]));
  const rows = Buffer.alloc(height * (width + 1));
  pixels.forEach((colour, at) => {
    if (!place.has(colour)) place.set(colour, nearest(palette, colour));
    const row = Math.floor(at / width);
    rows[row * (width + 1) + 1 + (at % width)] = place.get(colour);
  });
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 3, 0, 0, 0], 8);
  const table = Buffer.concat(palette.map((colour) => Buffer.from(parts(colour))));
  return Buffer.concat([
    HEAD,
    chunk('IHDR', size),
    chunk('PLTE', table),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const parts = (colour) => [colour >> 16, (colour >> 8) & 255, colour & 255];

function nearest(palette, colour) {
  const distance = (other) => {
    const theirs = parts(other);
    return parts(colour).reduce((sum, value, at) => sum + (value - theirs[at]) ** 2, 0);
  };
  return palette.reduce((best, other, at) => (distance(other) < distance(palette[best]) ? at : best), 0);
}

function chunk(type, data) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(data.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}

// What Chromium writes: eight bits a channel, three or four channels, not interlaced.
function decoded(png) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const channels = { 2: 3, 6: 4 }[png[25]];
  if (!png.subarray(0, 8).equals(HEAD) || png[24] !== 8 || !channels || png[28] !== 0) {
    throw new Error('not a PNG of the kind that Chromium writes');
  }
  const data = [];
  for (let at = 8; at < png.length;) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') data.push(png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const raw = inflateSync(Buffer.concat(data));
  const line = width * channels;
  let above = Buffer.alloc(line);
  const pixels = new Array(width * height);
  for (let row = 0; row < height; row += 1) {
    const from = row * (line + 1);
    const current = Buffer.from(raw.subarray(from + 1, from + 1 + line));
    unfilter(raw[from], current, above, channels);
    for (let x = 0; x < width; x += 1) {
      const at = x * channels;
      pixels[row * width + x] = (current[at] << 16) | (current[at + 1] << 8) | current[at + 2];
    }
    above = current;
  }
  return { width, height, pixels };
}

// PNG specification, 9.2
function unfilter(kind, line, above, step) {
  for (let at = 0; at < line.length; at += 1) {
    const left = at >= step ? line[at - step] : 0;
    const up = above[at];
    const corner = at >= step ? above[at - step] : 0;
    const add = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind];
    line[at] = (line[at] + add) & 255;
  }
}

function paeth(left, up, corner) {
  const guess = left + up - corner;
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(guess - value));
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}

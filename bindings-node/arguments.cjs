// JavaScript values as names and texts: what a value is decides how it is
// written, never which parameter it belongs to.
'use strict';

// Node.js 18 has no isWellFormed yet.
const isWellFormed = String.prototype.isWellFormed
  ? (text) => text.isWellFormed()
  : (text) => !/\p{Surrogate}/u.test(text);

/**
 * Node-API would replace a lone surrogate by another character, and so sign
 * another key.
 */
function checked(name, text) {
  if (!isWellFormed(text)) throw new TypeError(`${name} has a lone surrogate, which is no character; remove it`);
  return text;
}

/** Adds `name` and the text of `value` to the flat list `pairs`. */
function add(pairs, name, value) {
  if (value === undefined) return;
  if (Array.isArray(value)) {
    for (const item of value) add(pairs, name, item);
  } else if (isMap(value)) {
    for (const [key, item] of Object.entries(value)) add(pairs, `${name}:${key}`, item);
  } else {
    pairs.push(checked('a name', name), checked(name, text(name, value)));
  }
}

/** Adds an option that must be a plain object, under another name. */
function addMap(pairs, name, option, value) {
  if (value === undefined) return;
  if (!isMap(value)) throw new TypeError(`${option} is no plain object of names and values`);
  add(pairs, name, value);
}

function isMap(value) {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function text(name, value) {
  switch (typeof value) {
    case 'string':
      return value;
    case 'boolean':
    case 'bigint':
      return String(value);
    case 'number':
      if (Number.isSafeInteger(value)) return String(value);
      throw new TypeError(`${name} is ${value}; pass a whole number`);
  }
  if (value instanceof Date) {
    return String(seconds(name, value));
  }
  if (value instanceof Uint8Array) {
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
  }
  const kind = value === null ? 'null' : typeof value === 'object' ? value.constructor?.name : typeof value;
  throw new TypeError(
    `${name} is of type ${kind}; pass a string, number, boolean, Date, Uint8Array, array or plain object`,
  );
}

/** Whole Unix seconds of a Date, rounded down. */
function seconds(name, date) {
  if (!(date instanceof Date) || Number.isNaN(date.getTime())) throw new TypeError(`${name} is no valid Date`);
  return Math.floor(date.getTime() / 1000);
}

/** Flat names and texts of an options object. */
function pairsOf(options) {
  const pairs = [];
  for (const [name, value] of Object.entries(options)) add(pairs, name, value);
  return pairs;
}

module.exports = { add, addMap, checked, pairsOf, seconds };

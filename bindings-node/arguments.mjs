// JavaScript values as names and texts: what a value is decides how it is
// written, never which parameter it belongs to.
import { S3PresignError, kindOf, refuseType, refuseUnlessUnicode } from './errors.mjs';

const ANY = 'a string, whole number, boolean, Date, Uint8Array, array or plain object';

/** Adds `name` and the text of `value` to the flat list `pairs`. */
function add(pairs, name, value) {
  // As most are.
  if (typeof value === 'string') return push(pairs, name, value);
  if (value === undefined) return;
  const count = isMap(value) ? addEntries(pairs, name, Object.entries(value)) : addItems(pairs, name, value);
  // The half knows which names may have nothing.
  if (count === 0) push(pairs, `${name}:`, '');
}

/** Adds an option that must be a plain object, under another name. */
function addMap(pairs, name, value) {
  if (value === undefined) return;
  if (isMap(value)) addEntries(pairs, name, Object.entries(value));
  else pushOther(pairs, name, value, 'a plain object of names and values');
}

/** Adds entries as `name:entry`, and says how many; what is undefined was not given. */
function addEntries(pairs, name, entries) {
  let count = 0;
  for (const [entry, value] of entries) {
    if (value === undefined) continue;
    count += 1;
    const full = `${name}:${entry}`;
    // Which would be the empty map that add passes.
    if (entry === '' && value === '') push(pairs, `type:${name}`, 'a map; pass one whose entries have names');
    else if (addItems(pairs, full, value) === 0) pushOther(pairs, full, value, 'a value, or leave it out');
  }
  return count;
}

/** Adds a value, or each of several, and says how many. */
function addItems(pairs, name, value) {
  const items = Array.isArray(value) ? value : [value];
  for (const item of items) {
    // The half knows which names take bytes.
    if (isUint8Array(item)) push(pairs, `bytes:${name}`, base64(item));
    else addText(pairs, name, item);
  }
  return items.length;
}

function addText(pairs, name, value) {
  switch (typeof value) {
    case 'string':
      return push(pairs, name, value);
    case 'boolean':
    case 'bigint':
      return push(pairs, name, String(value));
    case 'number':
      if (Number.isSafeInteger(value)) return push(pairs, name, String(value));
      return pushOther(pairs, name, value, 'a whole number that is exact');
  }
  if (isDate(value)) push(pairs, name, String(seconds(name, value)));
  else pushOther(pairs, name, value, ANY);
}

/** Adds a value that no text says. The half refuses it, and knows what there is to say of the name besides. */
function pushOther(pairs, name, value, expected) {
  push(pairs, `type:${name}`, `of type ${kindOf(value)}; pass ${expected}`);
}

function push(pairs, name, text) {
  refuseUnlessUnicode('a name', name);
  refuseUnlessUnicode(name, text);
  pairs.push(name, text);
}

function base64(bytes) {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}

// By what the engine knows, since a value may come from another realm, where it is an instance of another class.
const typedArrayTag = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag).get;
const isUint8Array = (value) => typedArrayTag.call(value) === 'Uint8Array';

function isDate(value) {
  try {
    Date.prototype.getTime.call(value);
    return true;
  } catch {
    return false;
  }
}

function isMap(value) {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** The text of an argument that takes nothing else. */
function textArgument(name, value) {
  if (typeof value !== 'string') refuseType(name, value, 'a string');
  refuseUnlessUnicode(name, value);
  return value;
}

/** An object's key; none where it is left out. */
function keyArgument(key) {
  return key === undefined || key === null ? undefined : textArgument('key', key);
}

/** Whole Unix seconds of a Date, rounded down. */
function seconds(name, date) {
  if (!isDate(date)) refuseType(name, date, 'a Date');
  if (Number.isNaN(date.getTime())) {
    throw new S3PresignError('InvalidOption', `"${name.split(':')[0]}" is an invalid Date; pass an instant`);
  }
  return Math.floor(date.getTime() / 1000);
}

/** An argument that holds options by name. */
function optionsArgument(name, options) {
  if (typeof options !== 'object' || options === null || Array.isArray(options)) {
    refuseType(name, options, 'an object of options');
  }
  return options;
}

/** Flat names and texts of an options object. */
function pairsOf(options) {
  const pairs = [];
  for (const name of Object.keys(options)) add(pairs, name, options[name]);
  return pairs;
}

/** Adds an object of names and texts, or whatever yields such pairs: `Headers`, `FormData`. */
function addTexts(pairs, name, value) {
  if (typeof value !== 'object' || value === null) {
    pushOther(pairs, name, value, 'an object, or pairs of strings');
    return;
  }
  const entries = typeof value[Symbol.iterator] === 'function' ? Array.from(value) : Object.entries(value);
  const at = entries.findIndex((entry) => !Array.isArray(entry) || entry.length !== 2);
  if (at === -1) addEntries(pairs, name, entries);
  else pushOther(pairs, name, entries[at], 'pairs of strings');
}

/**
 * Flat names and texts of environment variables. Both halves replace a lone
 * surrogate as Node.js does what it cannot decode, and the core refuses that
 * where it reads it.
 */
function variablesOf(env) {
  const set = Object.entries(optionsArgument('env', env)).filter(([, value]) => value !== undefined);
  for (const [name, value] of set) {
    if (typeof value !== 'string') refuseType(name, value, 'a string');
  }
  return set.flat();
}

export {
  add,
  addMap,
  addTexts,
  keyArgument,
  optionsArgument,
  pairsOf,
  seconds,
  textArgument,
  variablesOf,
};

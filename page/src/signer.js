// @ts-check
// The signer: core's functions in the module, called through the loader of bindings-wasm with
// lists of names and texts, as the C ABI has them (include/s3presign.h). Nothing here knows
// what a name means.

import { REFUSAL, libraryOf } from '../../bindings-wasm/library.mjs';
import { CALLED } from './functions.js';

/** @typedef {[name: string, text: string][]} Pairs */
/** @typedef {string | Pairs | number | undefined} Given a text, a list, a handle or a time, or no text */

/** What the signer refused, in its own words; a secret is never in it. */
export class Refusal extends Error {
  /**
   * @param {string} code stable, such as InvalidKey
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}

/**
 * Unpacks the module's bytes from base64 of gzip.
 * @param {string} text
 * @returns {Promise<ArrayBuffer>}
 */
export async function unpacked(text) {
  const packed = Uint8Array.from(atob(text.replaceAll('\n', '')), (character) => character.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Response(stream).arrayBuffer();
}

/** The module, started. */
export class Module {
  /** @type {any} */
  #library;

  /** @param {WebAssembly.Instance} instance */
  constructor(instance) {
    this.#library = libraryOf(instance, CALLED);
  }

  /** @returns {string} */
  get version() {
    return this.#library.version;
  }

  /**
   * Calls a function by the name that stands behind `s3presign_` in C.
   * @param {string} name
   * @param {Given[]} given
   * @returns {any}
   */
  #called(name, given) {
    const camelCase = name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase());
    try {
      return this.#library[camelCase](...given.map((value) => (Array.isArray(value) ? value.flat() : value)));
    } catch (error) {
      const { code, message } = /** @type {{ code?: string, message: string }} */ (error);
      if (!code?.startsWith(REFUSAL)) throw error;
      throw new Refusal(code.slice(REFUSAL.length), message);
    }
  }

  /**
   * Calls a function that answers text.
   * @param {string} name
   * @param {Given[]} given
   * @returns {string}
   */
  text(name, ...given) {
    return this.#called(name, given);
  }

  /**
   * Calls a function that answers a list.
   * @param {string} name
   * @param {Given[]} given
   * @returns {Pairs}
   */
  list(name, ...given) {
    /** @type {string[]} */
    const strings = this.#called(name, given);
    return strings.flatMap((text, index) => (index % 2 === 0 ? [/** @type {[string, string]} */ ([text, strings[index + 1] ?? ''])] : []));
  }

  /**
   * Makes a signer or a template, and frees it when `use` is done.
   * @template Result
   * @param {'signer' | 'template'} kind
   * @param {Given[]} given
   * @param {(handle: number) => Result} use
   * @returns {Result}
   */
  with(kind, given, use) {
    const handle = this.#called(`${kind}_new`, given);
    try {
      return use(handle);
    } finally {
      this.#called(`${kind}_free`, [handle]);
    }
  }
}

/**
 * The text of a name.
 * @param {Pairs} pairs
 * @param {string} name
 * @returns {string | undefined}
 */
export function one(pairs, name) {
  return pairs.find(([known]) => known === name)?.[1];
}

/**
 * The texts of a name.
 * @param {Pairs} pairs
 * @param {string} name
 */
export function all(pairs, name) {
  return pairs.filter(([known]) => known === name).map(([, text]) => text);
}

/**
 * What begins with a prefix, without it.
 * @param {Pairs} pairs
 * @param {string} prefix
 * @returns {Pairs}
 */
export function behind(pairs, prefix) {
  return pairs.filter(([name]) => name.startsWith(prefix)).map(([name, text]) => [name.slice(prefix.length), text]);
}

/** Now, in Unix seconds. */
export function now() {
  return Math.floor(Date.now() / 1000);
}

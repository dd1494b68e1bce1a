// The C ABI of s3presign (include/s3presign.h) as functions of JavaScript: texts and lists
// go through a piece of the module's memory, which is wiped behind each call.

/**
 * What each function takes and answers, by the name that stands behind `s3presign_` in C: a `list` is a flat array of
 * names and texts, `texts` an array of them, a `handle` a number, a `time` Unix seconds. A test compares it with ffi-c/abi.txt.
 * Here is what signs: whatever makes or takes a handle, and what is done before and behind it, so that a program which only
 * signs needs no more of the module.
 */
export const SIGNING = {
  signer_new: { takes: ['list'], answers: 'handle' },
  signer_scoped: { takes: ['handle', 'list'], answers: 'handle' },
  signer_free: { takes: ['handle'], answers: 'nothing' },
  signer_describe: { takes: ['handle'], answers: 'list' },
  options_from_env: { takes: ['list', 'list'], answers: 'list' },
  template_new: { takes: ['handle', 'list'], answers: 'handle' },
  template_clocked: { takes: ['handle', 'time'], answers: 'handle' },
  template_free: { takes: ['handle'], answers: 'nothing' },
  template_describe: { takes: ['handle'], answers: 'list' },
  template_url: { takes: ['handle', 'text', 'time'], answers: 'text' },
  template_urls: { takes: ['handle', 'texts', 'time'], answers: 'texts' },
  template_presign: { takes: ['handle', 'text', 'time'], answers: 'list' },
  presign: { takes: ['handle', 'list', 'text', 'time'], answers: 'list' },
  presign_post: { takes: ['handle', 'list', 'time'], answers: 'list' },
  presign_multipart: { takes: ['handle', 'list', 'text', 'time'], answers: 'list' },
  object_url: { takes: ['handle', 'text', 'text'], answers: 'text' },
  redact: { takes: ['text'], answers: 'text' },
  redact_list: { takes: ['list'], answers: 'list' },
};

/** And here what no handle is needed for: questions about requests, results and answers. Calls share nothing. */
export const QUESTIONS = {
  details: { takes: ['list'], answers: 'list' },
  multipart_plan: { takes: ['list'], answers: 'list' },
  upload_id: { takes: ['text'], answers: 'text' },
  completed_parts: { takes: ['list'], answers: 'text' },
  read_request: { takes: ['list'], answers: 'list' },
  verify_request: { takes: ['list', 'list', 'time'], answers: 'list' },
  read_form: { takes: ['list'], answers: 'list' },
  verify_form: { takes: ['list', 'list', 'time'], answers: 'list' },
  refusal: { takes: ['list'], answers: 'list' },
  explain: { takes: ['list'], answers: 'list' },
  diagnose: { takes: ['list'], answers: 'list' },
  permissions: { takes: ['list'], answers: 'list' },
  policy: { takes: ['list'], answers: 'list' },
  guard_policy: { takes: ['list'], answers: 'list' },
  cors_rule: { takes: ['list', 'text'], answers: 'list' },
  stores: { takes: [], answers: 'list' },
};

/** All of them. */
export const FUNCTIONS = { ...SIGNING, ...QUESTIONS };

/** The ABI that this file was written for. */
export const ABI = 1;

const PAGE = 65536;
/** Bytes at the beginning for a handle that is made. */
const HANDLE = 8;
/** Nearly every answer comes at the first call with so much room, and every message. */
const ROOM = 4096;
/** Nearly every URL is shorter. */
const URL_ROOM = 512;
/** Bytes of an offset. */
const OFFSET = 8;
/** A character of JavaScript is at most three bytes. */
const WIDEST = 3;

/** What is left of a refusal: its message, the name of what is wrong, and the names of options in the message. */
const MESSAGE_TEXTS = 3;

/** What a refusal's `code` begins with, as the native addon writes it. */
export const REFUSAL = 's3presign:';

/**
 * The functions of {@link FUNCTIONS}, or of another such table, over an instance of the module, in camel case. One that
 * answers a list has another, `joined`, which answers it as one text with a NUL between two strings. A refusal
 * throws an `Error` whose code is {@link REFUSAL} and the status' name, with the name of what is wrong as `parameter`,
 * and the place of the text that is refused, where there are many, as `row`.
 */
export function libraryOf({ exports }, table = FUNCTIONS) {
  const memory = new Memory(exports.memory, exports.__stack_pointer.value);
  if (exports.s3presign_abi() !== ABI) {
    throw new Error(`the module speaks ABI ${exports.s3presign_abi()}, and its loader ABI ${ABI}; use those of one version`);
  }
  const refusal = (status, [message, parameter, options]) => {
    const code = REFUSAL + memory.textAt(exports.s3presign_status_name(status));
    return Object.assign(new Error(spelled(message, options)), { code, parameter });
  };
  const functions = { version: memory.textAt(exports.s3presign_version()) };
  for (const [name, { takes, answers }] of Object.entries(table)) {
    const exported = exports[`s3presign_${name}`];
    functions[camelCase(name)] =
      answers === 'texts' ? signingMany(memory, exported, refusal) : calling(memory, exported, takes, answers, refusal);
  }
  if (table.template_url) functions.templateUrl = signing(memory, exports.s3presign_template_url, functions.templateUrl);
  return functions;
}

/**
 * The call for one key after another: as `general` makes it, without the lists of what is passed, and with a call of its
 * own to the module, which engines compile for the one function that it meets.
 */
function signing(memory, exported, general) {
  return (template, key, unixSeconds) => {
    if (key === undefined) return general(template, key, unixSeconds);
    const written = memory.writeOne(key);
    const time = BigInt(Math.floor(unixSeconds));
    let length;
    try {
      length = Number(exported(template, memory.answer - written, written, time, memory.answer, memory.capacity));
    } catch {
      length = -1;
    }
    if (length >= 0 && length < memory.capacity) return memory.take(length);
    // Refused, or longer than there is room for: asked again, and told why or given more.
    return general(template, key, unixSeconds);
  };
}

/** The call for many keys at once. */
function signingMany(memory, exported, refusal) {
  return (template, keys, unixSeconds) => {
    const time = BigInt(Math.floor(unixSeconds));
    for (let room = ROOM + URL_ROOM * keys.length; ; ) {
      const { texts, offsets } = memory.writeMany(keys, room);
      const given = [template, ...texts, time, ...offsets, memory.answer, memory.capacity];
      const length = Number(called(exported, given));
      if (length < 0) {
        const row = memory.refusedRow(keys.length);
        const error = refusal(length, memory.takeMessage());
        throw row < 0 ? error : Object.assign(error, { row });
      }
      if (length < memory.capacity) return memory.takeMany(length, keys.length);
      memory.wipe(memory.capacity);
      room = length + 1;
    }
  };
}

/** The name of a function as JavaScript writes it. By no regular expression, since engines compile each when it is met. */
export function camelCase(name) {
  const [first, ...others] = name.split('_');
  return first + others.map((word) => word[0].toUpperCase() + word.slice(1)).join('');
}

/** A message with the names of options in it as JavaScript writes them. */
function spelled(message, options) {
  const names = options ? options.split(' ') : [];
  return names.reduce((text, name) => text.replaceAll(`"${name}"`, `"${written(name)}"`), message);
}

/** The name of an option as JavaScript writes it: `expires-in` is `expiresIn`. */
export function written(name) {
  return name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());
}

/** One function of the module as one of JavaScript. */
function calling(memory, exported, takes, answers, refusal) {
  if (answers === 'nothing') {
    return (handle) => {
      exported(handle);
      memory.wipeStack();
    };
  }
  // What a handle needs is in the module as long as the handle is.
  const wipesStack = !takes.includes('handle');
  const joined = (...values) => {
    for (let room = ROOM; ; ) {
      const given = memory.write(takes, values, room);
      if (answers === 'handle') given.push(memory.out);
      given.push(memory.answer, memory.capacity);
      const length = Number(called(exported, given));
      if (wipesStack) memory.wipeStack();
      if (length < 0) throw refusal(length, memory.takeMessage());
      if (length < memory.capacity) {
        const text = memory.take(length);
        return answers === 'handle' ? memory.takeHandle() : text;
      }
      // What fitted of the answer may be there, although it begins with a NUL now.
      memory.wipe(memory.capacity);
      room = length + 1;
    }
  };
  return answers === 'list' ? Object.assign((...values) => strings(joined(...values)), { joined }) : joined;
}

/** The strings of a list that was answered. */
function strings(text) {
  return text === '' ? [] : text.split('\0');
}

function called(exported, values) {
  try {
    return exported(...values);
  } catch (error) {
    if (!(error instanceof WebAssembly.RuntimeError)) throw error;
    const message = `a mistake in s3presign itself, or its memory ran out; load it again, and please report it (${error.message})`;
    throw Object.assign(new Error(message, { cause: error }), { code: `${REFUSAL}Internal` });
  }
}

/** The text of a `text` or a `list`; a list of nothing is none, as a key may be. */
function textOf(kind, value) {
  if (kind === 'text') return value;
  return kind === 'list' && value.length > 0 ? value.join('\0') : undefined;
}

/** The last character of ASCII. */
const ASCII = 0x7f;
/** So short texts are written faster one character after the other than by the engine. */
const SHORT = 128;

const encoder = new TextEncoder();
// A mark of the byte order is text like any other.
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * A piece of the module's memory that belongs to the loader: pages that it asked for itself, which the module's own
 * heap leaves alone. First comes a place for a handle that is made, then what is passed; the answer has the rest.
 */
class Memory {
  #memory;
  #bytes = new Uint8Array();
  #start = 0;
  #end = 0;
  #used = 0;
  #stackEnd;

  /** The stack begins at 0 and, as long as nothing runs, is empty from its end on downwards. */
  constructor(memory, stackEnd) {
    this.#memory = memory;
    this.#stackEnd = stackEnd;
    this.#reserve(PAGE);
  }

  /** Where a function puts the handle that it makes. */
  get out() {
    return this.#start;
  }

  /** Where the answer goes. */
  get answer() {
    return this.#used;
  }

  get capacity() {
    return this.#end - this.#used;
  }

  /** Writes arguments, leaves so much room for the answer, and says how C takes them. */
  write(takes, values, room) {
    let longest = HANDLE + room;
    const texts = [];
    for (let index = 0; index < takes.length; index += 1) {
      const text = textOf(takes[index], values[index]);
      if (text !== undefined) longest += WIDEST * text.length;
      texts.push(text);
    }
    this.#reserve(longest);
    this.#used = this.#start + HANDLE;
    const given = [];
    for (let index = 0; index < takes.length; index += 1) {
      const kind = takes[index];
      if (kind === 'handle') given.push(values[index]);
      else if (kind === 'time') given.push(BigInt(Math.floor(values[index])));
      else this.#push(given, texts[index]);
      if (kind === 'list') given.push(values[index].length);
    }
    return given;
  }

  /** Writes one text right before the answer, and says how many bytes it has. */
  writeOne(text) {
    this.#reserve(HANDLE + WIDEST * text.length + ROOM);
    this.#used = this.#start + HANDLE;
    const written = this.#encode(text);
    this.#used += written;
    return written;
  }

  /**
   * Writes texts one behind the other, with their offsets before them, leaves so much room for the answer, and says how C
   * takes them, and where it puts the offsets of the answer and the row that is refused.
   */
  writeMany(texts, room) {
    const arrays = this.#arrays(texts.length);
    let longest = arrays.end - this.#start + room;
    for (const text of texts) longest += WIDEST * text.length;
    this.#reserve(longest);
    const { given, answered, row, end } = this.#arrays(texts.length);
    this.#used = end;
    const view = new DataView(this.#memory.buffer);
    view.setBigInt64(given, 0n, true);
    for (let index = 0; index < texts.length; index += 1) {
      this.#used += this.#encode(texts[index]);
      // Offsets have 64 bits, of which this memory needs 32.
      view.setUint32(given + OFFSET * (index + 1), this.#used - end, true);
      view.setUint32(given + OFFSET * (index + 1) + 4, 0, true);
    }
    return { texts: [end, this.#used - end, given, texts.length], offsets: [answered, row] };
  }

  /** Where the offsets of so many texts, those of as many that are answered, and the row are, and where they end. */
  #arrays(count) {
    const given = this.#start + HANDLE;
    const answered = given + OFFSET * (count + 1);
    const row = answered + OFFSET * (count + 1);
    return { given, answered, row, end: row + OFFSET };
  }

  /** Which of so many texts is refused; negative if it is none of them. */
  refusedRow(count) {
    return Number(new DataView(this.#memory.buffer).getBigInt64(this.#arrays(count).row, true));
  }

  /** So many texts that are answered, of this length in all. */
  takeMany(length, count) {
    this.#refresh();
    const view = new DataView(this.#memory.buffer);
    const { answered } = this.#arrays(count);
    const texts = [];
    let start = this.#used;
    for (let index = 1; index <= count; index += 1) {
      const end = this.#used + view.getUint32(answered + OFFSET * index, true);
      texts.push(decoder.decode(this.#bytes.subarray(start, end)));
      start = end;
    }
    this.wipe(length);
    return texts;
  }

  /** Writes a text: its place and its length in bytes, or (NULL, 0) for none. */
  #push(given, text) {
    if (text === undefined) {
      given.push(0, 0);
      return;
    }
    const written = this.#encode(text);
    given.push(this.#used, written);
    this.#used += written;
  }

  /** Writes a text, and says how many bytes it has. Of short ones, most are ASCII. */
  #encode(text) {
    const bytes = this.#bytes;
    const start = this.#used;
    if (text.length <= SHORT) {
      let index = 0;
      for (; index < text.length; index += 1) {
        const code = text.charCodeAt(index);
        if (code > ASCII) break;
        bytes[start + index] = code;
      }
      if (index === text.length) return index;
    }
    return encoder.encodeInto(text, bytes.subarray(start)).written;
  }

  /** The answer of this length; it is wiped with what was passed. */
  take(length) {
    this.#refresh();
    const text = decoder.decode(this.#bytes.subarray(this.#used, this.#used + length));
    this.wipe(length);
    return text;
  }

  /** The message of a refusal, which ends at its NUL, and behind it the name of what is wrong, and those of options in it. */
  takeMessage() {
    this.#refresh();
    let end = this.#used;
    for (let text = 0; text < MESSAGE_TEXTS && end < this.#used + this.capacity; text++) {
      end = this.#bytes.indexOf(0, end) + 1;
    }
    const [message, parameter = '', options = ''] = this.take(end - 1 - this.#used).split('\0');
    return [message, parameter, options];
  }

  takeHandle() {
    return new DataView(this.#memory.buffer).getUint32(this.#start, true);
  }

  /** Wipes what was passed, and an answer of this length. */
  wipe(length) {
    this.#refresh();
    this.#bytes.fill(0, this.#start + HANDLE, this.#used + length);
  }

  /** Wipes what calls have left on the module's stack. */
  wipeStack() {
    this.#refresh();
    this.#bytes.fill(0, 0, this.#stackEnd);
  }

  /** A static text of the module. */
  textAt(start) {
    this.#refresh();
    return decoder.decode(this.#bytes.subarray(start, this.#bytes.indexOf(0, start)));
  }

  /** Has at least so many bytes from here on. Nothing may be written yet: the piece may be another one. */
  #reserve(needed) {
    const size = this.#end - this.#start;
    if (needed > size) {
      const pages = Math.ceil(Math.max(needed, 2 * size) / PAGE);
      const start = PAGE * this.#memory.grow(pages);
      // Unless the heap grew in between, the new pages lie behind the old ones.
      if (start !== this.#end) this.#start = start;
      this.#end = start + PAGE * pages;
    }
    this.#refresh();
  }

  /** The memory's bytes: when it grows, every view of them is empty. */
  #refresh() {
    if (this.#bytes.length === 0) this.#bytes = new Uint8Array(this.#memory.buffer);
  }
}

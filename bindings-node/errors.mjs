// The error that every refusal throws, and how the half's become it.
import { half } from '#half';

const REFUSAL = 's3presign:';

class S3PresignError extends Error {
  constructor(code, message, parameter, row) {
    super(message);
    this.name = 'S3PresignError';
    this.code = code;
    if (parameter) this.parameter = parameter;
    if (row !== undefined) this.row = row;
  }

  get httpStatus() {
    return Number(answerTo(this.code)[1]);
  }

  get s3Code() {
    return answerTo(this.code)[3];
  }
}

/** How a server answers a refusal of this code: two names, each with its value behind it. */
const answerTo = (code) => half.refusalOfCode(['code', String(code)]);

/** The error to throw for one of the half. */
function refusal(error) {
  const code = typeof error?.code === 'string' && error.code.startsWith(REFUSAL);
  if (!code) return error;
  const [, name, row, parameter] = /^([^:@]*)@?(\d*):?(.*)$/s.exec(error.code.slice(REFUSAL.length));
  const told = row === '' ? error.row : Number(row);
  return new S3PresignError(name, error.message, error.parameter ?? parameter, told);
}

/** The refusal of a row of many, of which so many came before it in other calls. */
function refusalOfRow(error, before) {
  const { code, message, parameter, row } = refusal(error);
  if (!(row >= 0)) return refusal(error);
  return new S3PresignError(code, `row ${before + row}: ${message}`, parameter, before + row);
}

function calling(body) {
  try {
    return body();
  } catch (error) {
    throw refusal(error);
  }
}

/** Refuses an argument of a type that it does not take; nothing of it is shown but the type. */
function refuseType(name, value, expected) {
  return calling(() => half.refuseType(wellFormed(name), `of type ${kindOf(value)}`, expected));
}

function kindOf(value) {
  if (value === null) return 'null';
  return typeof value === 'object' ? wellFormed(String(value.constructor?.name ?? 'object')) : typeof value;
}

/** Both halves would replace a lone surrogate by another character, and so sign another key. */
function refuseUnlessUnicode(name, text) {
  if (isWellFormed(text)) return;
  // What follows a colon is a name in somebody's object.
  const message = `"${wellFormed(name.split(':')[0])}" has a lone surrogate, which is not a character; remove it`;
  throw new S3PresignError('InvalidUtf8', message);
}

// Node.js 18 has neither isWellFormed nor toWellFormed yet.
const isWellFormed = String.prototype.isWellFormed
  ? (text) => text.isWellFormed()
  : (text) => !/\p{Surrogate}/u.test(text);
const wellFormed = (text) => text.replace(/\p{Surrogate}/gu, '\ufffd');

export { S3PresignError, calling, kindOf, refuseType, refuseUnlessUnicode, refusal, refusalOfRow };

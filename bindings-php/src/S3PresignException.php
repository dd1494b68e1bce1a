<?php

declare(strict_types=1);

namespace S3Presign;

use S3Presign\Native\Answer;
use S3Presign\Native\Library;
use S3Presign\Native\ParameterList;
use S3Presign\Native\Trace;

/**
 * A request was refused before anything was signed; or one that came is not valid.
 *
 * The message names the parameter, quotes its value (never a secret) and says what
 * to do. `errorCode` is for programs: it is stable, and the same in every language.
 * PHP's own getCode() is a number; here it is the status of the C library, negative
 * and as stable.
 *
 * It is a RuntimeException and not an InvalidArgumentException, since much of what is
 * refused comes from outside of the program: keys of users, requests that a server
 * received. A value of a type that no parameter takes is refused in the same way, as
 * `WrongType`. Its stack trace does not show what the package was called with.
 *
 * ```php
 * try {
 *     $signer->presign('GetObject', bucket: 'photos', key: 'a.png', expiresIn: 8 * 86_400);
 * } catch (S3PresignException $e) {
 *     $e->errorCode; // => 'ExpiryOutOfRange'
 *     $e->getCode(); // => -60
 * }
 * ```
 */
final class S3PresignException extends \RuntimeException
{
    /**
     * @param string $errorCode the error's stable name, such as `InvalidKey`
     * @param string $message what is wrong, and what to do
     * @param int $status the status of the C library that means the same
     * @param string|null $parameter the name of what is wrong, such as `Body` or `expires-in`
     * @param int|null $row which of many keys was refused, counted from 0
     */
    public function __construct(
        /** The error's stable name, such as `InvalidKey`: the same in every language. */
        public readonly string $errorCode,
        string $message,
        int $status,
        /**
         * The name of what is wrong, such as `Body` or `expires-in`; null where the error is about
         * several, or about none.
         */
        public readonly ?string $parameter = null,
        /** Which of many keys was refused, counted from 0; null where there are not many. */
        public readonly ?int $row = null,
    ) {
        parent::__construct($message, $status);
        Trace::withoutArguments($this);
    }

    /**
     * The HTTP status to answer a refused request with: 400 or 403, as S3 does; 500 where not the request
     * was wrong.
     */
    public function httpStatus(): int
    {
        return (int) $this->answerToClient()->text('http-status');
    }

    /** The `Code` of S3's XML beside that status, such as `SignatureDoesNotMatch`. */
    public function s3Code(): string
    {
        return $this->answerToClient()->text('s3-code');
    }

    private function answerToClient(): Answer
    {
        $list = ParameterList::of(['code' => $this->errorCode]);

        return Answer::read(Library::loaded()->answer('s3presign_refusal', ...$list->joined()));
    }
}

<?php

declare(strict_types=1);

namespace S3Presign\Native;

use FFI\CData;
use S3Presign\S3PresignException;

/**
 * The URLs of many keys, some of them in one call.
 *
 * @internal
 */
final class Batch
{
    /** Keys for one call: so few that they and their URLs stay in the processor's caches. */
    private const ROWS = 512;

    /** @var list<string> the keys of the next call */
    private array $keys = [];

    /** @var list<string> the URLs of all keys before them */
    private array $urls = [];

    public function __construct(
        private readonly Library $library,
        private readonly ?CData $template,
        private readonly int $unixTime,
    ) {
    }

    /**
     * One more key.
     *
     * @throws S3PresignException for the first key that is refused, which may be one before it
     */
    public function add(mixed $key): void
    {
        if (\count($this->keys) === self::ROWS) {
            $this->sign();
        }
        if (!\is_string($key)) {
            // Those before it come first, also if one of them is refused.
            $this->sign();
            throw self::ofRow(\count($this->urls), ParameterList::wrongType('key', $key, 'a string'));
        }
        $this->keys[] = $key;
    }

    /**
     * The URLs of all keys, in their order.
     *
     * @return list<string>
     * @throws S3PresignException
     */
    public function urls(): array
    {
        $this->sign();

        return $this->urls;
    }

    private function sign(): void
    {
        if ($this->keys === []) {
            return;
        }
        try {
            $signed = $this->library->urls($this->template, $this->keys, $this->unixTime);
        } catch (S3PresignException $refused) {
            throw $refused->row === null ? $refused : self::ofRow(\count($this->urls) + $refused->row, $refused);
        }
        \array_push($this->urls, ...$signed);
        $this->keys = [];
    }

    private static function ofRow(int $row, S3PresignException $refused): S3PresignException
    {
        $message = "row $row: {$refused->getMessage()}";

        return new S3PresignException($refused->errorCode, $message, $refused->getCode(), $refused->parameter, $row);
    }
}

<?php

declare(strict_types=1);

namespace S3Presign\Native;

use S3Presign\Warning;

/**
 * A list that the library answers: names and values in their order.
 *
 * @internal
 */
final class Answer
{
    /** @var array<string, string> each name with its value, or its last */
    private readonly array $values;

    /** @param list<array{string, string}> $pairs */
    private function __construct(private readonly array $pairs)
    {
        $this->values = \array_column($pairs, 1, 0);
    }

    /** Reads `name NUL value NUL name NUL value ...`. */
    public static function read(string $text): self
    {
        return new self(\array_chunk(\explode("\0", $text), 2));
    }

    /** The value of a name that comes once, if it is there. */
    public function find(string $name): ?string
    {
        return $this->values[$name] ?? null;
    }

    /** The value of a name that is always there. */
    public function text(string $name): string
    {
        return $this->values[$name] ?? throw new \LogicException("the native library did not answer $name");
    }

    /** A number that may be missing. */
    public function number(string $name): ?int
    {
        $digits = $this->find($name);

        return $digits === null ? null : (int) $digits;
    }

    /** An instant that is always there. */
    public function instant(string $name): \DateTimeImmutable
    {
        return Instant::at((int) $this->text($name));
    }

    /**
     * All values of a name.
     *
     * @return list<string>
     */
    public function all(string $name): array
    {
        $values = [];
        foreach ($this->pairs as [$known, $value]) {
            if ($known === $name) {
                $values[] = $value;
            }
        }

        return $values;
    }

    /**
     * Names that begin so, without that, and their values.
     *
     * @return list<array{string, string}>
     */
    public function prefixed(string $prefix): array
    {
        $length = \strlen($prefix);
        $entries = [];
        foreach ($this->pairs as [$name, $value]) {
            if (\str_starts_with($name, $prefix)) {
                $entries[] = [\substr($name, $length), $value];
            }
        }

        return $entries;
    }

    /**
     * The same as a map, for names that cannot come twice.
     *
     * @return array<string, string>
     */
    public function map(string $prefix): array
    {
        return \array_column($this->prefixed($prefix), 1, 0);
    }

    /** @return list<Warning> */
    public function warnings(): array
    {
        $warnings = [];
        foreach ($this->prefixed('warning:') as [$code, $message]) {
            $warnings[] = new Warning($code, $message);
        }

        return $warnings;
    }

    /**
     * The answers that it consists of: each begins with this name.
     *
     * @return list<self>
     */
    public function sequence(string $first): array
    {
        $sequence = [];
        foreach ($this->pairs as $pair) {
            if ($pair[0] === $first) {
                $sequence[] = [];
            }
            $sequence[\count($sequence) - 1][] = $pair;
        }

        return \array_map(static fn (array $pairs): self => new self($pairs), $sequence);
    }
}

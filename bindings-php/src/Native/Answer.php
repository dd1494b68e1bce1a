<?php

declare(strict_types=1);

namespace S3Presign\Native;

use S3Presign\Warning;

/**
 * A list that the library answers: names and values in their order. A name may come
 * more than once; one with a colon is an entry of the kind before it.
 *
 * @internal
 */
final class Answer
{
    /** @var array<string, list<string>> the values of each name, once they are indexed */
    private array $values = [];

    /** @var array<string, list<array{string, string}>> the names and values of each kind, likewise */
    private array $entries = [];

    private bool $indexed = false;

    /** @param list<string> $strings names and values in turn */
    private function __construct(public readonly array $strings)
    {
    }

    /** Reads `name NUL value NUL name NUL value ...`. */
    public static function read(#[\SensitiveParameter] string $text): self
    {
        return new self(\explode("\0", $text));
    }

    /** The value of a name, if it is there. */
    public function find(string $name): ?string
    {
        return $this->values()[$name][0] ?? null;
    }

    /** The value of a name that is always there. */
    public function text(string $name): string
    {
        return $this->values()[$name][0] ?? throw new \LogicException("the native library did not answer $name");
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
        return $this->values()[$name] ?? [];
    }

    /**
     * Names and values of a kind, in their order.
     *
     * @return list<array{string, string}>
     */
    public function entries(string $kind): array
    {
        return $this->kinds()[$kind] ?? [];
    }

    /**
     * The same as a map, for names that cannot come twice.
     *
     * @return array<string, string>
     */
    public function map(string $kind): array
    {
        return \array_column($this->entries($kind), 1, 0);
    }

    /** @return list<Warning> */
    public function warnings(): array
    {
        $warnings = [];
        foreach ($this->entries('warning') as [$code, $message]) {
            $warnings[] = new Warning($code, $message);
        }

        return $warnings;
    }

    /**
     * All names and values in the order of the answer, where that of two kinds matters.
     *
     * @return list<array{string, string}>
     */
    public function pairs(): array
    {
        return \array_chunk($this->strings, 2);
    }

    /**
     * The answer as var_dump() shows it: names in PHP's case, and of each kind an array, or
     * several where its first name comes again, such as those of a scope within a scope.
     *
     * @return array<string, mixed>
     */
    public function shown(): array
    {
        $shown = [];
        foreach ($this->values() as $name => $values) {
            $shown[\lcfirst(\str_replace('-', '', \ucwords($name, '-')))] = \implode(', ', $values);
        }
        foreach ($this->kinds() as $kind => $entries) {
            $arrays = [[]];
            foreach ($entries as [$name, $value]) {
                if ($name === \array_key_first($arrays[0])) {
                    $arrays[] = [];
                }
                $last = \array_key_last($arrays);
                $arrays[$last][$name] = isset($arrays[$last][$name]) ? "{$arrays[$last][$name]}, $value" : $value;
            }
            $shown[$kind] = \count($arrays) === 1 ? $arrays[0] : $arrays;
        }

        return $shown;
    }

    /**
     * The answers that it consists of: each begins with this name.
     *
     * @return list<self>
     */
    public function sequence(string $first): array
    {
        $starts = [];
        foreach ($this->strings as $at => $string) {
            if ($at % 2 === 0 && $string === $first) {
                $starts[] = $at;
            }
        }
        $answers = [];
        foreach ($starts as $number => $start) {
            $length = isset($starts[$number + 1]) ? $starts[$number + 1] - $start : null;
            $answers[] = new self(\array_slice($this->strings, $start, $length));
        }

        return $answers;
    }

    /** @return array<string, list<string>> */
    private function values(): array
    {
        $this->index();

        return $this->values;
    }

    /** @return array<string, list<array{string, string}>> */
    private function kinds(): array
    {
        $this->index();

        return $this->entries;
    }

    /** Sorts the strings by name and kind, which whoever goes through all of them once does without. */
    private function index(): void
    {
        $count = $this->indexed ? 0 : \count($this->strings) - 1;
        $this->indexed = true;
        for ($at = 0; $at < $count; $at += 2) {
            $name = $this->strings[$at];
            $colon = \strpos($name, ':');
            if ($colon === false) {
                $this->values[$name][] = $this->strings[$at + 1];
            } else {
                $this->entries[\substr($name, 0, $colon)][] = [\substr($name, $colon + 1), $this->strings[$at + 1]];
            }
        }
    }
}

<?php

declare(strict_types=1);

namespace S3Presign\Native;

/**
 * Names and values as the library takes them, as one text. What a value is decides
 * how it is written, never which parameter it belongs to.
 *
 * @internal
 */
final class ParameterList
{
    private const TYPES = 'a string, int, bool, DateTimeInterface, DateInterval, Stringable, backed enum or array';

    /** @var list<string> names and values in turn */
    private array $strings = [];

    /**
     * The list of named arguments; null is an argument that was not given.
     *
     * @param array<mixed> $arguments
     */
    public static function of(#[\SensitiveParameter] array $arguments): self
    {
        $list = new self();
        foreach ($arguments as $name => $value) {
            if (\is_int($name)) {
                throw new \TypeError('a parameter has no name; pass it as a named argument');
            }
            if ($value !== null) {
                $list->add($name, $value);
            }
        }

        return $list;
    }

    /**
     * A value under a name: an entry for each of a map, the name again for each of a list.
     *
     * @throws \TypeError for a value of a type that no parameter takes
     */
    public function add(string $name, #[\SensitiveParameter] mixed $value): self
    {
        if (\is_array($value) && \array_is_list($value)) {
            foreach ($value as $item) {
                $this->add($name, $item);
            }
        } elseif (\is_array($value) || $value instanceof \stdClass) {
            foreach ((array) $value as $entry => $item) {
                $this->add("$name:$entry", $item);
            }
        } else {
            $this->strings[] = $name;
            $this->strings[] = \is_string($value) ? $value : self::text($name, $value);
        }

        return $this;
    }

    /**
     * The entries of an argument that is a map, under another name: `header:NAME` of `headers`.
     *
     * @param iterable<mixed> $entries
     * @throws \TypeError for a list
     */
    public function addEntries(string $name, string $argument, iterable $entries): self
    {
        if (\is_array($entries) && $entries !== [] && \array_is_list($entries)) {
            throw new \TypeError("$argument is a list; pass an array of names and values");
        }
        foreach ($entries as $entry => $value) {
            $this->add("$name:$entry", $value);
        }

        return $this;
    }

    /**
     * Text, its length, and the number of strings. The number is that of the list and not
     * of the NULs in the text: a NUL within a value is then an error and never a parameter.
     *
     * @return array{string, int, int}
     */
    public function joined(): array
    {
        $text = \implode("\0", $this->strings);

        return [$text, \strlen($text), \count($this->strings)];
    }

    /**
     * The same list with its secrets masked. Which those are is known to the library alone.
     *
     * @throws \S3Presign\S3PresignException `MalformedParameters`, `InvalidUtf8`
     */
    public function redacted(): Answer
    {
        return Answer::read(Library::loaded()->answer('s3presign_redact_list', ...$this->joined()));
    }

    private static function text(string $name, #[\SensitiveParameter] mixed $value): string
    {
        return match (true) {
            \is_int($value) => (string) $value,
            \is_bool($value) => $value ? 'true' : 'false',
            $value instanceof \DateTimeInterface => (string) $value->getTimestamp(),
            $value instanceof \DateInterval => (string) Instant::length($name, $value),
            $value instanceof \BackedEnum => (string) $value->value,
            $value instanceof \Stringable => (string) $value,
            default => throw new \TypeError(
                "$name is of type " . \get_debug_type($value) . '; pass ' . self::TYPES,
            ),
        };
    }
}

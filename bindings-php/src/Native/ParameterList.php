<?php

declare(strict_types=1);

namespace S3Presign\Native;

use S3Presign\S3PresignException;

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
                throw self::unnamed('a parameter has no name; pass it as a named argument');
            }
            if ($value === null) {
                continue;
            }
            // As most are.
            if (\is_string($value)) {
                $list->strings[] = $name;
                $list->strings[] = $value;
            } else {
                $list->add($name, $value);
            }
        }

        return $list;
    }

    /**
     * More named arguments.
     *
     * @param array<mixed> $arguments
     */
    public function addAll(#[\SensitiveParameter] array $arguments): self
    {
        \array_push($this->strings, ...self::of($arguments)->strings);

        return $this;
    }

    /**
     * The list of environment variables; what is not text is left out.
     *
     * @throws S3PresignException `WrongType` for what is not an array
     */
    public static function ofVariables(#[\SensitiveParameter] mixed $environment): self
    {
        if (!\is_array($environment)) {
            throw self::wrongType('environment', $environment, 'an array of names and values');
        }
        $list = new self();
        foreach ($environment as $name => $value) {
            if (\is_string($value)) {
                \array_push($list->strings, (string) $name, $value);
            }
        }

        return $list;
    }

    /**
     * A value under a name: an entry for each of a map, the name again for each of a list.
     */
    public function add(string $name, #[\SensitiveParameter] mixed $value): self
    {
        // As most are.
        if (\is_string($value)) {
            $this->strings[] = $name;
            $this->strings[] = $value;

            return $this;
        }
        $isList = \is_array($value) && \array_is_list($value);
        if ($value instanceof \stdClass) {
            $value = (array) $value;
        }
        if ($value === []) {
            // Whether that is a map without entries or a value that is missing, the library knows.
            \array_push($this->strings, "$name:", '');
        } elseif ($isList) {
            foreach ($value as $item) {
                $this->addText($name, $item);
            }
        } elseif (\is_array($value)) {
            $this->addEach($name, $value);
        } else {
            $this->addText($name, $value);
        }

        return $this;
    }

    /** The entries of an argument that is a map, under another name: `header:NAME` of `headers`. */
    public function addEntries(string $name, #[\SensitiveParameter] mixed $entries): self
    {
        // As for most requests.
        if ($entries === []) {
            return $this;
        }
        if ($entries instanceof \stdClass) {
            $entries = (array) $entries;
        }
        if (\is_array($entries) ? $entries !== [] && \array_is_list($entries) : !$entries instanceof \Traversable) {
            $this->addOther($name, $entries, 'an array of names and values');

            return $this;
        }

        return $this->addEach($name, $entries);
    }

    /**
     * Entries by their names or numbers, each with one value or several.
     *
     * @param iterable<mixed> $entries
     */
    public function addEach(string $name, #[\SensitiveParameter] iterable $entries): self
    {
        foreach ($entries as $entry => $value) {
            if (!\is_string($entry) && !\is_int($entry)) {
                $this->addOther($name, $entry, 'an array of names and values');
                continue;
            }
            if ($entry === '' && $value === '') {
                // Which would be the empty map of add().
                $this->addOther($name, ['' => ''], 'one whose entries have names');
                continue;
            }
            $items = \is_array($value) && $value !== [] && \array_is_list($value) ? $value : [$value];
            foreach ($items as $item) {
                $this->addText("$name:$entry", $item);
            }
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
     * @throws S3PresignException `MalformedParameters`, `InvalidUtf8`
     */
    public function redacted(): Answer
    {
        return Answer::read(Library::loaded()->answer('s3presign_redact_list', ...$this->joined()));
    }

    /**
     * For var_dump() and its like, in the trace of an exception for example: nothing of what is in it.
     *
     * @return array{}
     */
    public function __debugInfo(): array
    {
        return [];
    }

    /** The refusal of an argument for its type. What is in the value is not shown. */
    public static function wrongType(
        string $name,
        #[\SensitiveParameter] mixed $value,
        string $expected,
    ): S3PresignException {
        // A name can come from outside too: it is shown if it cannot forge a line of a log.
        $parameter = \preg_match('/\A[\w.-]{1,64}\z/', $name) === 1 ? $name : null;
        $shown = $parameter === null ? 'a parameter' : '"' . Library::written($parameter) . '"';
        $message = "$shown is " . self::kind($value) . "; pass $expected";

        return Library::loaded()->refusal(Library::WRONG_TYPE, $message, $parameter);
    }

    /** The refusal of an argument that was passed by its position. */
    public static function unnamed(string $message): S3PresignException
    {
        return Library::loaded()->refusal(Library::MALFORMED_PARAMETERS, $message);
    }

    private function addText(string $name, #[\SensitiveParameter] mixed $value): void
    {
        $text = \is_string($value) ? $value : self::text($value);
        if ($text === null) {
            $expected = $value instanceof \DateInterval ? Instant::EXACT : self::TYPES;
            $this->addOther($name, $value, $expected);
        } else {
            \array_push($this->strings, $name, $text);
        }
    }

    /** A value that no text says. The library refuses it, and knows what there is to say of the name besides. */
    private function addOther(string $name, #[\SensitiveParameter] mixed $value, string $expected): void
    {
        \array_push($this->strings, "type:$name", self::kind($value) . "; pass $expected");
    }

    private static function kind(#[\SensitiveParameter] mixed $value): string
    {
        return match (true) {
            !\is_array($value) => 'of type ' . \get_debug_type($value),
            \array_is_list($value) => 'a list',
            default => 'a map',
        };
    }

    /** Nothing for a value that no text says. */
    private static function text(#[\SensitiveParameter] mixed $value): ?string
    {
        return match (true) {
            \is_int($value) => (string) $value,
            \is_bool($value) => $value ? 'true' : 'false',
            $value instanceof \DateTimeInterface => (string) $value->getTimestamp(),
            $value instanceof \DateInterval => Instant::length($value),
            $value instanceof \BackedEnum => (string) $value->value,
            $value instanceof \Stringable => (string) $value,
            default => null,
        };
    }
}

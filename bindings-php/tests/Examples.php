<?php

declare(strict_types=1);

namespace S3Presign\Tests;

/**
 * Code of the documentation as a program that checks itself: what stands behind
 * `// =>` is what the statement before it must be.
 */
final class Examples
{
    private const PRELUDE = <<<'PHP'
        function check(mixed $given, mixed $expected, string $line): void
        {
            if ($given !== $expected) {
                fwrite(STDERR, "$line\nis: " . var_export($given, true) . "\n");
                exit(1);
            }
            fwrite(STDERR, '.');
        }
        $signer = new S3Presign\Signer('AKIAIOSFODNN7EXAMPLE', 'secret', 'eu-west-1');

        PHP;
    private const USES = 'use S3Presign\{SignedAspect, Diagnosis, Explanation, LibraryNotLoadedException, MultipartPlan, '
        . 'Operation, Parameter, ReceivedForm, ReceivedRequest, S3Presign, S3PresignException, Signer};';

    /** @return list<string> the PHP code in a text of Markdown */
    public static function of(string $markdown): array
    {
        \preg_match_all('/^```php\n(.*?)^```$/ms', $markdown, $blocks);

        return $blocks[1];
    }

    /** @return list<string> the PHP code in a doc comment */
    public static function ofComment(string $comment): array
    {
        return self::of((string) \preg_replace('~^[ \t]*(/\*\*|\*/|\* ?)~m', '', $comment));
    }

    /** Runs code in a process of its own; answers what is wrong with it, nothing if all is as it says. */
    public static function problem(string $code): ?string
    {
        $lines = \explode("\n", $code);
        $checks = 0;
        foreach ($lines as $number => $line) {
            if (\preg_match('~^(.*?)\s*// => (.*)$~', $line, $found) === 1) {
                [, $statement, $expected] = $found;
                $at = \trim($statement) === '' ? $number - 1 : $number;
                $statement = \trim($statement) === '' ? $lines[$at] : $statement;
                $lines[$number] = '';
                $given = \rtrim(\trim($statement), ';');
                $lines[$at] = "check($given, $expected, " . \var_export(\trim($line), true) . ');';
                $checks++;
            }
        }
        $code = \implode("\n", $lines);
        $uses = \str_contains($code, "\nuse S3Presign") ? '' : self::USES;
        $environment = ['AWS_ACCESS_KEY_ID' => 'AKIA', 'AWS_SECRET_ACCESS_KEY' => 's', 'AWS_REGION' => 'eu-west-1'];
        $options = ['-d', 'variables_order=EGPCS', '-d', 'error_reporting=-1'];
        $ran = Subprocess::php(self::PRELUDE . "$uses\n$code", $options, $environment);
        if ($ran->status !== 0 || $ran->errors !== \str_repeat('.', $checks)) {
            return "$code\nended with $ran->status: $ran->errors$ran->output";
        }

        return null;
    }
}

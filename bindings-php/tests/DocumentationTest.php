<?php

declare(strict_types=1);

namespace S3Presign\Tests;

use PHPUnit\Framework\TestCase;

/** The documentation is complete and true: its examples run, and nothing public lacks a word. */
final class DocumentationTest extends TestCase
{
    private const SOURCES = S3PRESIGN_INSTALLED . '/vendor/s3presign/s3presign/src';

    public function testTheReadmeIsTrue(): void
    {
        $blocks = Examples::of((string) \file_get_contents(\dirname(__DIR__) . '/README.md'));
        self::assertGreaterThan(8, \count($blocks));
        // One reader reads them all, from the first on.
        self::assertNull(Examples::problem(\implode("\n", $blocks)));
    }

    /** @dataProvider comments */
    public function testTheExampleOfACommentIsTrue(string $code): void
    {
        self::assertNull(Examples::problem($code));
    }

    /** @return iterable<string, array{string}> */
    public function comments(): iterable
    {
        foreach (self::publicClasses() as [$class]) {
            $reflection = new \ReflectionClass($class);
            foreach ([$reflection, ...$reflection->getMethods()] as $element) {
                foreach (Examples::ofComment((string) $element->getDocComment()) as $number => $code) {
                    $of = $element instanceof \ReflectionMethod ? "$class::$element->name" : $class;
                    yield "$of $number" => [$code];
                }
            }
        }
    }

    /** @return iterable<string, array{class-string}> */
    public function publicClasses(): iterable
    {
        foreach (\glob(self::SOURCES . '/*.php') ?: [] as $file) {
            $class = 'S3Presign\\' . \basename($file, '.php');
            yield $class => [$class];
        }
    }

    /** @return iterable<string, array{class-string}> */
    public function allClasses(): iterable
    {
        yield from $this->publicClasses();
        foreach (\glob(self::SOURCES . '/Native/*.php') ?: [] as $file) {
            $class = 'S3Presign\\Native\\' . \basename($file, '.php');
            yield $class => [$class];
        }
    }

    /**
     * @param class-string $class
     * @dataProvider publicClasses
     */
    public function testEachPublicClassSaysWhatItIsAndShowsIt(string $class): void
    {
        $reflection = new \ReflectionClass($class);
        self::assertTrue($reflection->isFinal(), 'it is not made to be extended');
        self::assertGreaterThan(20, \strlen((string) $reflection->getDocComment()));
        $comments = \array_map(
            static fn (\ReflectionClass|\ReflectionMethod $element): string => (string) $element->getDocComment(),
            [$reflection, ...$reflection->getMethods()],
        );
        self::assertNotSame([], \array_merge(...\array_map(Examples::ofComment(...), $comments)), 'no example');
        foreach ($reflection->getProperties(\ReflectionProperty::IS_PUBLIC) as $property) {
            self::assertTrue($property->isReadOnly(), "$property->name can be changed");
            self::assertNotFalse($property->getDocComment(), "$property->name has no comment");
        }
    }

    /**
     * @param class-string $class
     * @dataProvider publicClasses
     */
    public function testEachPublicMethodSaysWhatItTakesAndThrows(string $class): void
    {
        foreach (self::ownMethods($class) as $method) {
            $comment = (string) $method->getDocComment();
            if (!$method->isPublic() || \str_contains($comment, '@internal')) {
                continue;
            }
            self::assertNotSame('', $comment, "$method->name has no comment");
            foreach ($method->getParameters() as $parameter) {
                if ($method->name !== '__unserialize') {
                    $named = '/@param .*\$' . $parameter->name . ' \S/';
                    self::assertMatchesRegularExpression($named, $comment, "$class::$method->name");
                }
            }
            if ($method->getParameters() !== [] && $class !== \S3Presign\S3PresignException::class) {
                self::assertStringContainsString('@throws', $comment, "$class::$method->name");
            }
        }
        $this->addToAssertionCount(1);
    }

    /**
     * @param class-string $class
     * @dataProvider allClasses
     */
    public function testEverythingHasANativeType(string $class): void
    {
        $reflection = new \ReflectionClass($class);
        $source = (string) \file_get_contents((string) $reflection->getFileName());
        self::assertStringContainsString("\ndeclare(strict_types=1);\n", $source);
        self::assertStringContainsString('/**', \strstr($source, "\nfinal class", true) ?: \strstr($source, "\ntrait", true));
        // Classes that are readonly as a whole came with PHP 8.2.
        self::assertDoesNotMatchRegularExpression('/^(final )?readonly class/m', $source);
        foreach (self::ownMethods($class) as $method) {
            foreach ($method->getParameters() as $parameter) {
                self::assertTrue($parameter->hasType(), "$method->name: $parameter->name");
            }
            if (!\in_array($method->name, ['__construct', '__destruct', '__clone'], true)) {
                self::assertTrue($method->hasReturnType(), $method->name);
            }
        }
        foreach ($reflection->getProperties() as $property) {
            if ($property->class === $class && !$reflection->isSubclassOf(\Throwable::class)) {
                self::assertTrue($property->hasType(), $property->name);
            }
        }
    }

    public function testNoFileIsLong(): void
    {
        $files = \array_merge(\glob(self::SOURCES . '/*.php') ?: [], \glob(self::SOURCES . '/*/*.php') ?: []);
        self::assertGreaterThan(25, \count($files));
        foreach ($files as $file) {
            self::assertLessThanOrEqual(560, \count(\file($file) ?: []), $file);
        }
    }

    /**
     * @param class-string $class
     * @return list<\ReflectionMethod>
     */
    private static function ownMethods(string $class): array
    {
        return \array_values(\array_filter(
            (new \ReflectionClass($class))->getMethods(),
            static fn (\ReflectionMethod $method): bool => $method->class === $class,
        ));
    }
}

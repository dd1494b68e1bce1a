<?php

declare(strict_types=1);

namespace S3Presign\Tests;

use PHPUnit\Framework\TestCase;

/** PHP and the native library together under valgrind: nothing is read or freed wrongly, nothing is lost. */
final class MemoryTest extends TestCase
{
    private const WORK = <<<'PHP'
        for ($round = 0; $round < 10; $round++) {
            $signer = new S3Presign\Signer('AKIAIOSFODNN7EXAMPLE', 'secret', 'eu-west-1');
            $template = $signer->template('GetObject', bucket: 'photos');
            $template->urls(['1.jpg', '2.jpg']);
            $upload = $signer->presign('PutObject', bucket: 'photos', key: 'k', contentType: 'image/png');
            $upload->curl();
            $upload->corsRule('*');
            $signer->presignMultipart(bucket: 'photos', key: 'k', uploadId: 'i', partCount: 100);
            (new S3Presign\ReceivedRequest('PUT', $upload->url, $upload->headers))->verify('secret');
            $scoped = $signer->scoped(bucket: 'photos', operations: ['GetObject']);
            foreach ([fn () => $template->url(''), fn () => $scoped->scoped(), fn () => $signer->template('No')] as $no) {
                try {
                    $no();
                } catch (S3Presign\S3PresignException) {
                }
            }
            var_export([$signer, $template], true);
        }
        echo 'done';
        PHP;

    public function testNothingIsReadOrFreedWronglyAndNothingIsLost(): void
    {
        $file = \tempnam(\sys_get_temp_dir(), 's3presign-memory-');
        $load = 'require ' . \var_export(S3PRESIGN_INSTALLED . '/vendor/autoload.php', true) . ';';
        \file_put_contents($file, "<?php $load " . self::WORK);
        $checker = ['valgrind', '--quiet', '--error-exitcode=9', '--leak-check=full', '--errors-for-leak-kinds=definite'];
        $checked = Subprocess::run(
            // The compiler of regular expressions writes code that valgrind cannot follow.
            [...$checker, '--show-leak-kinds=definite', PHP_BINARY, '-d', 'pcre.jit=0', $file],
            ['USE_ZEND_ALLOC' => '0', 'ZEND_DONT_UNLOAD_MODULES' => '1'],
        );
        \unlink($file);
        self::assertSame([0, 'done', ''], [$checked->status, $checked->output, $checked->errors]);
    }
}

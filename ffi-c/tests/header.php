<?php
// PHP loads the header as it is, less its two #ifdef __cplusplus blocks, and
// signs: php header.php HEADER LIBRARY

[, $header, $library] = $argv;
$declarations = preg_replace('/^#ifdef __cplusplus.*?^#endif.*?$/ms', '', file_get_contents($header), -1, $blocks);
$failed = 0;
$passed = 0;
$check = function (bool $holds, string $what) use (&$passed, &$failed): void {
    $holds ? $passed++ : $failed++;
    if (!$holds) {
        fwrite(STDERR, "not so: $what\n");
    }
};
$check($blocks === 2, 'the header has two #ifdef __cplusplus blocks');

$ffi = FFI::cdef($declarations, $library);
$check($ffi->s3presign_abi() === 1, 'the ABI is the expected one');
$check($ffi->S3PRESIGN_INVALID_KEY === -56, 'statuses are visible, macros are not');

$join = fn (array $strings): array => [$text = implode("\0", $strings), strlen($text), count($strings)];
$message = FFI::new('char[512]');
$signer = $ffi->new('s3presign_signer *');
$status = $ffi->s3presign_signer_new(
    ...$join(['access-key-id', 'AKIDEXAMPLE', 'secret-access-key', 'secret', 'region', 'eu-west-1']),
    ...[FFI::addr($signer), $message, 512],
);
$check($status === 0, 'a signer is made');
$template = $ffi->new('s3presign_template *');
$status = $ffi->s3presign_template_new(
    $signer,
    ...$join(['operation', 'GetObject', 'bucket', 'photos']),
    ...[FFI::addr($template), $message, 512],
);
$check($status === 0, 'a template is made');

$url = FFI::new('char[2048]');
$length = $ffi->s3presign_template_url($template, 'a b', 3, 1767323045, $url, 2048);
$check(str_starts_with(FFI::string($url, $length), 'https://photos.s3.eu-west-1.amazonaws.com/a%20b?'), 'a URL is signed');
$again = $ffi->s3presign_template_url($template, 'a b', -1, 1767323045, $url, 2048);
$check($again === $length, 'S3PRESIGN_STRLEN is -1');
$status = $ffi->s3presign_template_url($template, '', 0, 1767323045, $url, 2048);
$check($status === $ffi->S3PRESIGN_INVALID_KEY, 'an empty key is refused');
$check(str_contains(FFI::string($url), 'is empty'), 'and the buffer says why');
$smuggled = ['operation', 'GetObject', 'bucket', "photos\0bucket\0vault"];
$status = $ffi->s3presign_template_new($signer, ...$join($smuggled), ...[FFI::addr($template), $message, 512]);
$check($status === $ffi->S3PRESIGN_MALFORMED_PARAMETERS, 'a smuggled NUL changes the count');
$ffi->s3presign_signer_free($signer);

echo "$passed passed, $failed failed\n";
exit($failed === 0 ? 0 : 1);

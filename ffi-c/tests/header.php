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
$none = $ffi->new('s3presign_template *');
$status = $ffi->s3presign_template_new($signer, ...$join($smuggled), ...[FFI::addr($none), $message, 512]);
$check($status === $ffi->S3PRESIGN_MALFORMED_PARAMETERS, 'a smuggled NUL changes the count');

// One call of each kind: what goes in is a list, what comes out is one.
$buffer = FFI::new('char[65536]');
$strings = fn (int $length): array => $length < 0 ? ['failed', FFI::string($buffer)] : explode("\0", FFI::string($buffer, $length));
$pairs = function (int $length) use ($strings): array {
    $list = $strings($length);
    $pairs = [];
    for ($index = 0; $index + 1 < count($list); $index += 2) {
        $pairs[$list[$index]] ??= $list[$index + 1];
    }
    return $pairs;
};
$now = 1767323045;
$upload = $ffi->s3presign_presign(
    $signer,
    ...$join(['operation', 'PutObject', 'bucket', 'photos', 'ContentType', 'image/png']),
    ...['1.png', 5, $now, $buffer, 65536],
);
$result = $strings($upload);
$named = $pairs($upload);
$check($named['header:content-type'] === 'image/png', 'an upload names its headers');

// A result goes back as it came.
$details = $pairs($ffi->s3presign_details(...$join($result), ...[$buffer, 65536]));
$check(str_starts_with($details['canonical-request'] ?? '', "PUT\n/1.png\n"), 'a result shows what was signed');
$rule = $pairs($ffi->s3presign_cors_rule(...$join($result), ...['https://app.example.com', -1, $buffer, 65536]));
$check(($rule['allowed-header'] ?? '') === 'content-type', 'a result says its CORS rule');
$form = ['url', 'https://photos.s3.eu-west-1.amazonaws.com/', 'field:key', '1.png'];
$rule = $pairs($ffi->s3presign_cors_rule(...$join($form), ...['https://app.example.com', -1, $buffer, 65536]));
$check(($rule['allowed-method'] ?? '') === 'POST', 'and so does a form');
$answer = '<Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>';
$diagnosis = $pairs($ffi->s3presign_diagnose(...$join([...$result, 'answer', $answer]), ...[$buffer, 65536]));
$check(($diagnosis['code'] ?? '') === 'AccessDenied' && isset($diagnosis['finding:Expired']), 'a refusal is diagnosed');
$needed = $pairs($ffi->s3presign_permissions(...$join([...$result, 'account', '111122223333']), ...[$buffer, 65536]));
$check(($needed['action'] ?? '') === 's3:PutObject', 'what a result needs is told');
$explained = $pairs($ffi->s3presign_explain(...$join(['url', $named['url'], 'method', 'PUT']), ...[$buffer, 65536]));
$check(($explained['operation'] ?? '') === 'PutObject', 'a URL is explained');
$redacted = $ffi->s3presign_redact($named['url'], -1, $buffer, 65536);
$check(str_contains(FFI::string($buffer, $redacted), 'X-Amz-Signature=REDACTED'), 'a URL is masked');
$shown = "url\0{$named['url']}";
$redacted = $ffi->s3presign_redact_list($shown, strlen($shown), 2, $buffer, 65536);
$check(str_contains(FFI::string($buffer, $redacted), 'X-Amz-Signature=REDACTED'), 'a list is masked');
$environment = $join(['AWS_ACCESS_KEY_ID', 'AKIDEXAMPLE', 'AWS_SECRET_ACCESS_KEY', 'secret', 'PATH', '/bin']);
$options = $pairs($ffi->s3presign_options_from_env(...$environment, ...$join(['region', 'eu-west-1']), ...[$buffer, 65536]));
$check(($options['access-key-id'] ?? '') === 'AKIDEXAMPLE' && !isset($options['PATH']), 'the environment is read');
$check($ffi->s3presign_signer_describe($signer, $buffer, 65536) > 0, 'a signer describes itself');
$check($ffi->s3presign_template_describe($template, $buffer, 65536) > 0, 'a template describes itself');

// The other end.
$known = $join(['access-key-id', 'AKIDEXAMPLE', 'secret-access-key', 'secret']);
$received = $join(['method', 'PUT', 'url', $named['url'], 'header:content-type', 'image/png']);
$claim = $pairs($ffi->s3presign_read_request(...$received, ...[$buffer, 65536]));
$check(($claim['access-key-id'] ?? '') === 'AKIDEXAMPLE', 'a request says whose secret it needs');
$verified = $pairs($ffi->s3presign_verify_request(...$received, ...$known, ...[$now, $buffer, 65536]));
$check(($verified['payload-hash'] ?? '') === 'UNSIGNED-PAYLOAD', 'and is verified');
$status = $ffi->s3presign_verify_request(...$received, ...$known, ...[$now + 900, $buffer, 65536]);
$check($status === $ffi->S3PRESIGN_REQUEST_EXPIRED, 'until it expires');
$form = $strings($ffi->s3presign_presign_post($signer, ...$join(['bucket', 'photos', 'key', 'a.png']), ...[$now, $buffer, 65536]));
$fields = ['bucket', 'photos'];
for ($index = 0; $index + 1 < count($form); $index += 2) {
    if (str_starts_with($form[$index], 'field:')) {
        array_push($fields, $form[$index], $form[$index + 1]);
    }
}
$claim = $pairs($ffi->s3presign_read_form(...$join($fields), ...[$buffer, 65536]));
$check(($claim['key'] ?? '') === 'a.png', 'a form is read');
$verified = $pairs($ffi->s3presign_verify_form(...$join($fields), ...$known, ...[$now, $buffer, 65536]));
$check(($verified['access-key-id'] ?? '') === 'AKIDEXAMPLE', 'and verified');

// Uploads in parts, by a signer that may do nothing else.
$scoped = $ffi->new('s3presign_signer *');
$operations = [];
foreach (['UploadPart', 'CompleteMultipartUpload', 'AbortMultipartUpload', 'ListParts'] as $operation) {
    array_push($operations, 'operations', $operation);
}
$status = $ffi->s3presign_signer_scoped(
    $signer,
    ...$join(['bucket', 'photos', ...$operations]),
    ...[FFI::addr($scoped), $message, 512],
);
$check($status === 0, 'a signer is confined');
$parts = $join(['bucket', 'photos', 'upload-id', 'x', 'object-size', '9000000']);
$requests = $pairs($ffi->s3presign_presign_multipart($scoped, ...$parts, ...['k', 1, $now, $buffer, 65536]));
$check(($requests['request'] ?? '') === 'part:1' && $requests['size'] === '8388608', 'parts are signed');
$plan = $pairs($ffi->s3presign_multipart_plan(...$join(['object-size', '9000000']), ...[$buffer, 65536]));
$check(($plan['part:2'] ?? '') === '8388608 611392', 'parts are planned');
$body = $ffi->s3presign_completed_parts(...$join(['part:1', '"a"']), ...[$buffer, 65536]);
$check(str_contains(FFI::string($buffer, $body), '<PartNumber>1</PartNumber>'), 'parts are completed');
$url = $ffi->s3presign_object_url($scoped, 'photos', -1, 'a b', -1, $buffer, 65536);
$check(FFI::string($buffer, $url) === 'https://photos.s3.eu-west-1.amazonaws.com/a%20b', 'a plain URL is made');
$status = $ffi->s3presign_object_url($scoped, 'vault', -1, 'a b', -1, $buffer, 65536);
$check($status === $ffi->S3PRESIGN_BUCKET_OUTSIDE_SCOPE, 'and none outside the scope');
$ffi->s3presign_signer_free($scoped);
$ffi->s3presign_template_free($template);
$ffi->s3presign_signer_free($signer);

echo "$passed passed, $failed failed\n";
exit($failed === 0 ? 0 : 1);

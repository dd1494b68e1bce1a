<?php

/**
 * Makes every mistake beside secrets, and prints all that PHP shows of the exceptions; and all that it
 * shows of what holds secrets. SecretsTest looks for the secrets in what this prints.
 */

declare(strict_types=1);

use S3Presign\ReceivedForm;
use S3Presign\ReceivedRequest;
use S3Presign\S3Presign;
use S3Presign\Signer;
use S3Presign\Tests\SdkCredentials;

require getenv('S3PRESIGN_INSTALLED') . '/vendor/autoload.php';
require __DIR__ . '/SdkCredentials.php';

[, $secret, $token, $key] = $argv;
// A trace shows what globals are passed to, and not the globals.
$encrypted = ['sseCustomerAlgorithm' => 'AES256', 'sseCustomerKey' => $key];
$credentials = ['accessKeyId' => 'ASIAIOSFODNN7EXAMPLE', 'secretAccessKey' => $secret, 'sessionToken' => $token];
$signer = new Signer(...$credentials, region: 'eu-west-1');
$upload = $signer->presign('PutObject', ...$encrypted, bucket: 'b', key: 'k');
$fields = $signer->presignPost(bucket: 'b', key: 'k')->fields;

$shown = static function (mixed $value): void {
    var_dump($value);
    debug_zval_dump($value);
    print_r($value);
    var_export($value);
    echo json_encode($value, JSON_PARTIAL_OUTPUT_ON_ERROR), print_r((array) $value, true);
    try {
        echo serialize($value);
    } catch (Throwable $refused) {
        echo $refused->getMessage();
    }
};

$signers = [
    ['endpoint' => '?'], ['region' => ''], ['secretAccessKey' => "$secret "], ['secretAccessKey' => [$secret, $secret]],
    ['secretAccessKey' => [$secret => 1.5]], ['secretAccessKey' => [$secret => $secret]], ['sessionToken' => [[$token]]],
    ['secretAccessKey' => "\xff$secret"], ['secretAccessKey' => "\0$secret"], ['SecretAccessKey' => $secret],
    ['secret_access_key' => $secret], ['accessKeyId' => []], ['useFips' => 1.5], ['nonsense' => $token],
    ['credentialsExpiration' => STDIN], ['endpoint' => "ftp://user:$secret@h"],
];
$requests = [
    ['key' => []], ['key' => 1], ['bucket' => [$key => $key]], ['bucket' => []], ['signingTime' => '1'], ['expiresIn' => 0],
    ['expiresIn' => [$key]], ['operation' => 'Nonsense'], ['headers' => [$key]], ['headers' => $key], ['query' => STDIN],
    ['headers' => ['host' => $key]], ['query' => ['x-amz-server-side-encryption-customer-key' => $key]],
    ['sseCustomerKey' => "{$key}x"], ['sseCustomerKey' => [$key => null]], ['sse_customer_key' => $key],
    ['metadata' => ['a' => [$key => $key]]], ['contentLength' => 1.5], ['contentLength' => []], ['createOnly' => $key],
    ['nonsense' => $key], ['copySourceSseCustomerKey' => $key],
];
$rules = [
    ['sessionToken' => 'other'], ['sessionToken' => [$token, $token]], ['sessionToken' => [$token => $token]], ['now' => 'then'],
    ['now' => PHP_INT_MAX], ['region' => 'us-east-1'], ['clockSkew' => 'x'], ['secretAccessKey' => 'other'],
    ['secretAccessKey' => [$secret => $secret]], ['nonsense' => $secret], ['SessionToken' => $token],
];
$mistakes = [];
foreach ($signers as $wrong) {
    $mistakes[] = static fn () => new Signer(...[...$credentials, 'region' => 'eu-west-1', ...$wrong]);
    $mistakes[] = static fn () => Signer::fromEnv(...['environment' => [], ...$credentials, ...$wrong, 'region' => '']);
}
foreach ($requests as $wrong) {
    $all = ['operation' => 'PutObject', 'bucket' => 'b', 'key' => 'k', ...$encrypted, ...$wrong];
    $form = array_diff_key($all, ['operation' => 0, 'headers' => 0, 'query' => 0]);
    $mistakes[] = static fn () => $signer->presign(...$all);
    $mistakes[] = static fn () => $signer->template(...array_diff_key($all, ['signingTime' => 0]), ...['key' => 'k']);
    $mistakes[] = static fn () => $signer->presignPost(...$form);
    $mistakes[] = static fn () => $signer->presignMultipart(...$form, ...['nonsense' => $key]);
}
foreach ($rules as $wrong) {
    $all = ['secretAccessKey' => $secret, 'sessionToken' => $token, ...$wrong];
    $mistakes[] = static fn () => (new ReceivedRequest('PUT', $upload->url, $upload->headers))->verify(...$all);
    $mistakes[] = static fn () => (new ReceivedForm('b', $fields))->verify(...$all);
}
$mistakes[] = static fn () => Signer::fromAws(new SdkCredentials('AKIA', $secret, $token, null));
$mistakes[] = static fn () => Signer::fromAws([$secret], secretAccessKey: $secret);
$mistakes[] = static fn () => Signer::fromEnv($secret, secretAccessKey: $secret);
$mistakes[] = static fn () => $signer->scoped(bucket: 'b', operations: [], nonsense: $secret);
$mistakes[] = static fn () => new ReceivedRequest('PUT', "x$upload->url", $upload->headers);
$mistakes[] = static fn () => new ReceivedRequest('PUT', $upload->url, [$upload->headers]);
$mistakes[] = static fn () => new ReceivedForm('b', ['policy' => 'x', ...$fields, 'x-amz-date' => '']);
$mistakes[] = static fn () => S3Presign::explain("x$upload->url");
$mistakes[] = static fn () => S3Presign::redact("\xff$upload->url");
$mistakes[] = static fn () => S3Presign::diagnose(\str_repeat($upload->url, 2_000), $upload);
$mistakes[] = static fn () => S3Presign::diagnose('<Error/>', url: $upload->url, headers: $upload->headers);
$known = ['accessKeyId' => 'AKIA', 'secretAccessKey' => $secret, 'sessionToken' => $token];
$mistakes[] = static fn () => S3Presign::diagnose(...$known);
$mistakes[] = static fn () => S3Presign::diagnose("\xff", $upload, ...$known);
$mistakes[] = static fn () => S3Presign::diagnose(null, $upload, ...[...$known, 'secretAccessKey' => "$secret\n"]);
$mistakes[] = static fn () => $upload->corsRule('here');
$mistakes[] = static fn () => S3Presign::corsRule([$upload, $upload->url], '*');

foreach ($mistakes as $number => $mistake) {
    try {
        $mistake();
        echo "\nno mistake: $number";
    } catch (Throwable $thrown) {
        for (; $thrown !== null; $thrown = $thrown->getPrevious()) {
            echo $thrown, $thrown->getTraceAsString(), get_class($thrown), "\n";
            $shown($thrown->getTrace());
            print_r($thrown);
        }
    }
}

$template = $signer->template('PutObject', ...$encrypted, bucket: 'b');
$holders = [$signer, $signer->scoped(bucket: 'b', operations: ['GetObject']), $template];
foreach ([...$holders, new ReceivedRequest('PUT', $upload->url, $upload->headers), new ReceivedForm('b', $fields)] as $held) {
    $shown($held);
}
echo "\n", count($mistakes), ' mistakes';

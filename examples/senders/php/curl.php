<?php

// Uploads a file by a presigned request: php curl.php upload.json FILE

$upload = json_decode(file_get_contents($argv[1]), true);

$headers = ['Expect:'];
foreach ($upload['headers'] as $name => $value) {
    $headers[] = "$name: $value";
}
$curl = curl_init($upload['url']);
curl_setopt_array($curl, [
    CURLOPT_UPLOAD => true,
    CURLOPT_INFILE => fopen($argv[2], 'rb'),
    CURLOPT_INFILESIZE => filesize($argv[2]),
    CURLOPT_HTTPHEADER => $headers,
    CURLOPT_PATH_AS_IS => true,
    CURLOPT_RETURNTRANSFER => true,
]);
$answer = curl_exec($curl);
$status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
if (intdiv($status, 100) !== 2) {
    fwrite(STDERR, "$status " . ($answer === false ? curl_error($curl) : $answer));
    exit(1);
}

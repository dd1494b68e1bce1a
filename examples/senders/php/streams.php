<?php

// Uploads a file by a presigned request: php streams.php upload.json FILE

$upload = json_decode(file_get_contents($argv[1]), true);

$upload['headers']['content-length'] = filesize($argv[2]); // it leaves out a length of 0
$headers = ['Connection: close'];
foreach ($upload['headers'] as $name => $value) {
    $headers[] = "$name: $value";
}
$answer = file_get_contents($upload['url'], false, stream_context_create(['http' => [
    'protocol_version' => 1.1,
    'method' => $upload['method'],
    'header' => $headers,
    'content' => file_get_contents($argv[2]),
    'follow_location' => 0, // it would be followed by a GET
    'ignore_errors' => true, // or the answer of a refusal is lost
]]));
if ($answer === false || !preg_match('#^HTTP/\S+ 2#', $http_response_header[0])) {
    fwrite(STDERR, ($http_response_header[0] ?? 'no answer') . " $answer");
    exit(1);
}

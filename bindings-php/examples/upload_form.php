<?php

/**
 * Prints a page with a form that uploads one picture of up to 10 MB under a prefix.
 *
 *     php upload_form.php BUCKET PREFIX > form.html
 *
 * Credentials, region and endpoint come from the environment.
 */

declare(strict_types=1);

use S3Presign\Signer;

require 'vendor/autoload.php';

[, $bucket, $prefix] = $argv;
$post = Signer::fromEnv()->presignPost(
    bucket: $bucket,
    key: $prefix . '${filename}',
    startsWith: ['Content-Type' => 'image/'],
    maxContentLength: 10_000_000,
);
?>
<!DOCTYPE html>
<form action="<?= htmlspecialchars($post->url) ?>" method="post" enctype="multipart/form-data">
<?php foreach ($post->fields as $name => $value) : ?>
  <input type="hidden" name="<?= htmlspecialchars((string) $name) ?>" value="<?= htmlspecialchars($value) ?>">
<?php endforeach ?>
  <input type="hidden" name="Content-Type" value="image/png">
  <input type="file" name="file" accept="image/png">
  <button>Upload</button>
</form>

# A link that uploads one image of this type and length, and replaces none; stderr says what to send with it.
s3presign put s3://photos/2026/logo.png --type image/png --size 1048576 --create-only

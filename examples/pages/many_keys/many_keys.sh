# Links to many objects, signed at one instant.
printf '%s\n' 1.jpg 2.jpg | s3presign sign s3://photos/

# An upload in parts: the request that creates it, one for each part, and what ends it.
s3presign parts s3://videos/film.mp4 --size 20000000 -p ContentType=video/mp4

# What S3 answers to it.
response='<InitiateMultipartUploadResult><UploadId>the-upload-id</UploadId></InitiateMultipartUploadResult>'
printf '%s' "$response" | s3presign parts s3://videos/film.mp4 --size 20000000 --created - --expires-in 6h

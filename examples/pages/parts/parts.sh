# An upload in parts: the request that creates it, one for each part, and what ends it.
s3presign parts s3://videos/film.mp4 --size 20000000 -p ContentType=video/mp4 # its answer holds the UploadId
s3presign parts s3://videos/film.mp4 --size 20000000 --upload-id the-upload-id --expires-in 6h

# The plain URL of what everybody may read, which is not signed and does not end.
s3presign get 's3://photos/a b.png' --anonymous --region eu-west-1 --version-id 7

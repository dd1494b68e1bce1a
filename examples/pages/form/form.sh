# A page whose form uploads images of up to 10 MiB below one prefix.
s3presign form s3://photos/users/42/ --key-prefix --type-prefix image/ --max-size 10485760

# Why a server refused what was signed, from its answer.
url=$(s3presign get s3://photos/1.jpg)

# What the server answered: all of it, as it came.
answer='<Error><Code>SignatureDoesNotMatch</Code></Error>'
printf %s "$answer" | s3presign diagnose - --method GET --signed "$url"

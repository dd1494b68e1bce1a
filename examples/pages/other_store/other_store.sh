# A link to an object in another store than AWS's, which is reached by path.
export AWS_ACCESS_KEY_ID=minioadmin AWS_SECRET_ACCESS_KEY=minioadmin AWS_REGION=us-east-1
s3presign get s3://photos/1.jpg --endpoint-url https://minio.example.com --addressing path

# A download from a directory bucket: the request for a session, and what is signed with its answer.
s3presign op CreateSession s3://logs--usw2-az1--x-s3 # GET it

# What its XML answer says, which is good for five minutes.
export AWS_ACCESS_KEY_ID=ASIASESSION AWS_SECRET_ACCESS_KEY='session secret' AWS_SESSION_TOKEN='session token'
s3presign get s3://logs--usw2-az1--x-s3/today.log

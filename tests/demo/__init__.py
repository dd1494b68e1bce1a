"""What ``make demo`` shows: a real file goes into a real S3 server and back through
URLs that each host signs, and everything that was not agreed on is refused.
"""

"""What whoever signs must be allowed to do: every host's answer against the facts as AWS documents
them, which the tests read themselves, and the policies against a simulator of IAM that others wrote.
"""

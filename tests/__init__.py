"""What crosses languages: the vectors and their judge, the adapters of the hosts,
the servers, the uploads and downloads against them, and the demo.
"""

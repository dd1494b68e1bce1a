"""The programs of ``examples/pages``: shown in the pages for people in every language, and run
so that all languages print the same.
"""

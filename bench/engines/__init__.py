"""Many URLs at once in Python: lists, columns in Arrow's layout, and the engines that have URLs as expressions."""

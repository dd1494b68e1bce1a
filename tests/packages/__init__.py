"""What is packed for Linux, held against what docs/platforms.md says of it."""

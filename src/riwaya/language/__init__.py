"""Stage 3: Article -> Reading."""

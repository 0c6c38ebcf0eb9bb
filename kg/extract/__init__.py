"""The extractor: one document in, typed facts with their evidence out."""

"""A store over HTTP, read only: SPARQL, pages of everything in it, names for OpenRefine, facts as JSON.

Goes in: a store. Goes out: a server that runs until it is stopped; it serves the store as it stood when it was started.
"""

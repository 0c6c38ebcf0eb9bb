"""French election articles and official result files, read into facts with evidence, and a graph of them."""

__version__ = "0.1.0"

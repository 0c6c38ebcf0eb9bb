"""French as a language, without elections: closed classes, titles, verb forms."""

"""The command line: what a server room, a nightly job or a legal officer needs without a screen."""

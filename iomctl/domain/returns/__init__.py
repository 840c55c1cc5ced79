"""Figures of a scheme that go to the nation: the file they go in, and many of them added up; nobody is named."""

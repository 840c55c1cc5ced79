"""The dated changes of one person, as the history tells them: a file for each kind."""

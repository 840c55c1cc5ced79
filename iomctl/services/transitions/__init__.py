"""Going from one service to another at a birthday: the steps that were recorded, and what is due or overdue."""

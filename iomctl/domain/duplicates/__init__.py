"""Who may be the same person: names, birth dates and numbers compared, in points, a verdict and reasons in words."""

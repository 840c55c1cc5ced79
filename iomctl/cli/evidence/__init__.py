"""The command line of evidence: reoffending, liberty, windows, costs and baselines; counts without a name."""

"""What there is to say on whether the scheme works: reoffending, liberty, windows, costs, interventions; no names."""

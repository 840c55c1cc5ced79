"""The commands about offers of restorative justice."""

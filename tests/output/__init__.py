"""What people and programs rely on in iomctl.output."""

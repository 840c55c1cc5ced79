"""What older versions wrote, as their migrations read it to bring it up to this one."""

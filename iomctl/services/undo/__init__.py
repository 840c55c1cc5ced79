"""Events of the trail told in words, taken back and brought again, whatever command they were."""

"""Notes on people, and the consent of people that their own words are shown."""

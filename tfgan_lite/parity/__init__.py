"""Are two engines the same? To the bit, or where they part, by how much, and why."""

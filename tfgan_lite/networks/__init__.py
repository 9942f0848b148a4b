"""Generator and discriminator pairs, a pair a file: pure functions under `variable_scope`."""

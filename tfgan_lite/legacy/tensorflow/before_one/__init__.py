"""TensorFlow before 1.0: names that were changed, and arguments that stood in another order."""

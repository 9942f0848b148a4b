"""The ways to play a game. Each engine offers the same interface:

`step`, `train_step`, `sample`, `variables`, `save`, `restore`, `close`.
"""

"""The ways to play a game. Each engine offers what `interface.Engine` lists."""

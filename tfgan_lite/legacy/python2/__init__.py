"""Python 2 for the script's own files: its syntax translated, its names and ways provided.

`translation` turns text into text where Python 3 cannot read it. `rewriting` changes the tree of
every own file so that what means something else today (`/`, `d.keys()`) asks a function here.
The names are in `builtin_names`, the attributes of objects in `attributes`, and what Python's own
modules have lost in `standard_library`, `system`, `texts`, `chance`, `loading_modules` and
`gone_modules`.
"""

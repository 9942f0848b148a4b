"""Old names and ways of Python's library, NumPy, SciPy, PIL and others, for own files only.

A file here is laid over the module that it is for: `OVER` has what comes before the module's own,
`GAPS` what is looked up where the module has nothing. `launcher/redirects.py` says which file is
laid over which module.
"""

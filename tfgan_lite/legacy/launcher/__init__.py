"""Runs a TensorFlow 1 script as it is: `tfgan-legacy run script.py [its flags]`.

The script's own files get the TensorFlow 1 module, and of Python and of other packages what has
been renamed or removed since. TensorFlow, Keras and everything installed keep the real ones, and
nothing on disk is changed. This is the way of a script through the files here:

    command        the words of the command line
    running        `__main__`, sys.argv and sys.path as `python script.py` makes them
    own_files      which files are the script's own
    sources        a file's text, whatever its encoding
    programs       whether the program is Python 2 or 3
    compiling      from text to code: translated and rewritten in memory
    loading        where Python's import machinery meets the above
    importing      what `import x` means in an own file, by the tables in `redirects`
    proxies        a module with old names laid over it
    spawning       processes that start afresh
    tracebacks     what is shown of an uncaught exception; `advice` is the line below it
"""

"""Is a script's graph the same op by op? `tfgan-legacy compare script.py [its flags]`.

The launcher runs the script. Each `Session.run` that writes a variable is done twice: by the
session, whose results the script goes on with, and eagerly, an operation at a time, from the
same variables and feeds. What the two make of it is compared with the tables of `parity`.
This is the way of a run through the files here:

    command      the words of the command line; starts the script, then says the result
    hooks        where every Session of the process is met
    requests     which tensors and operations a `run` asks for, and what it feeds
    operations   which operations write, read, or cannot be executed alone
    ordering     the operations of a run, in an order in which a session may run them
    references   which tensors are a variable's
    planning     which of them are executed eagerly, and of which the session's values are taken
    calling      one operation of a graph, called eagerly
    executing    a plan, executed eagerly; variables are resource variables of the same names
    stepping     a step as the session does it; the eager execution's variables
    lockstep     both ways of a step; what is known when the script ends
    judging      whether they came out the same
    states       the values of a session's variables
    observing    what is seen of a step, as the comparer's observations
    replaying    a step once more, in sessions of its own
    locating     the first tensor in which the two differ
    racing       variables that a step uses and writes without an order
    causing      which of TensorFlow's switches makes them differ
    counting     what was compared
    telling      the report
"""

"""Scripts behind the Makefile: they prepare a machine, run the stages of the tests, keep the texts.

Those that run before the virtual environment exists use nothing but the standard library.
"""

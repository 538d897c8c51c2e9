"""What all tests of the close begin with."""

from tests.closing.ending import ending as ending

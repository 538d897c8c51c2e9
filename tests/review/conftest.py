"""What all tests of step 3 begin with."""

from tests.review.last_year import year as year

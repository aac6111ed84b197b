"""The names of the months, for patterns."""

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
ABBREVIATED = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"

"""Dates that only the rest of the text can resolve: the story's running year, asides, events, headings, mails."""

from datetime import date

import pytest

from pipeline.dates import find_dates


def values(text: str, written: date | None = None, *, role: str = "event") -> list[str]:
    return [m.edtf for m in find_dates(text, reference_date=written) if m.role == role]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the story goes on, over New Year too
        ("He was held on 2 May 2011. He was charged on 14 June.", ["2011-05-02", "2011-06-14"]),
        ("He was held in December 2014. In January he was tried.", ["2014-12", "2015-01"]),
        ("On 22 December 2014 he fled. By 3 January he was back.", ["2014-12-22", "2015-01-03"]),
        ("He was freed on 5 January 2015; on 30 December he had fallen ill.", ["2015-01-05", "2014-12-30"]),
        # what is told in passing does not move it
        (
            "On 2 August 1964 a ship was hit. A study released in 2005 found that there was no attack on 4 August.",
            ["1964-08-02", "2005", "1964-08-04"],
        ),
        (
            "On 5 December 1941 it began. Japan had taken the south the previous year. On 7 December it struck.",
            ["1941-12-05", "1940", "1941-12-07"],
        ),
        ("He fled after the June 2009 vote. On 3 May 2011 he came back; on 4 June he left.",
         ["2009-06", "2011-05-03", "2011-06-04"]),
        ("On 21 September 1792 it began. Louis fell on 21 January 1793, Marie on October 16.",
         ["1792-09-21", "1793-01-21", "1793-10-16"]),
        ("It was fought from December 1937 to February the next year.", ["1937-12/1938-02"]),
        # headings
        ("1918\n\nIn January they marched south.", ["1918", "1918-01"]),
        # counts
        ("He was held on 3 April 2012 and freed two days later.", ["2012-04-03", "2012-04-05"]),
        ("He was held on 3 April 2012. The following day he was charged.", ["2012-04-03", "2012-04-04"]),
        ("He was held on 3 April 2012 and tried the same month.", ["2012-04-03", "2012-04"]),
        ("Both met on 10 May 2012; on the 12th they were held.", ["2012-05-10", "2012-05-12"]),
        ("They met on 10 May 2012. Late on Saturday the 12th he left.", ["2012-05-10", "2012-05-12"]),
        # counts from events
        ("On 20 October 2021, two days after she had complained, she was barred.", ["2021-10-20", "2021-10-18"]),
        ("He was hanged on 2 December 2005. A vigil on the eve of the execution was broken up.",
         ["2005-12-02", "2005-12-01"]),
        ("On the day before his arrest he had spoken. He was arrested on 5 June 2012.", ["2012-06-04", "2012-06-05"]),
        ("He was seen on 3 May 2012. The police came two days after the massacre.", ["2012-05-03"]),
        ("In December 2010 leaflets came. The same night a dog was poisoned.", ["2010-12"]),
        # the words say that something happened on the day, or only that it had begun
        ("They were held until 21 January 2019, when they were tried.", ["2019-01-21"]),
        ("They were held until 21 January 2019.", ["../2019-01-21"]),
        ("Since the 1976 decision states have gone on.", ["1976"]),
    ],
)  # fmt: skip
def test_story(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "written", "expected"),
    [
        # news order: the latest such date, unless it is told as ahead
        ("He was held on 25 July.", date(2015, 8, 3), ["2015-07-25"]),
        ("He was held on 30 December.", date(2003, 12, 2), ["2002-12-30"]),
        ("The appeal, first set for 22 November, was put off.", date(2013, 1, 29), ["2012-11-22"]),
        ("A vote is to be held on 23 March.", date(2003, 3, 6), ["2003-03-23"]),
        # a story of long ago stays there, and no story goes beyond its writing
        (
            "She was shot on 23 April 1985.\n\nHe was 19. On 29 April, six days after the murder, he was held.",
            date(2004, 1, 16),
            ["1985-04-23", "1985-04-29", "1985-04-23"],
        ),
        (
            "He was held on 1 September 2013. On 15 December his trial opened. On 27 January he was found guilty.",
            date(2014, 7, 2),
            ["2013-09-01", "2013-12-15", "2014-01-27"],
        ),
        ("He was held from 1990 to 1995, when he was freed on 7 July.", date(1998, 1, 8),
         ["1990/1995", "1995-07-07"]),
        ("The court has had the case since 2007, most recently on 25 March.", date(2013, 5, 6),
         ["2007/..", "2013-03-25"]),
        ("He fled on 25 June 2015. It was told two days later, on 11 May.", date(2016, 5, 12),
         ["2015-06-25", "2016-05-11", "2016-05-11"]),
        ("He was sentenced on 23 September 2014 after a trial (17-18 September).", date(2018, 2, 9),
         ["2014-09-23", "2014-09-17/2014-09-18"]),
        ("It was founded in December 1987. On 2 March leaflets were found.", date(2012, 3, 14),
         ["1987-12", "2012-03-02"]),
        ("He was freed on 3 June 1994. In office since July 1991, they left on 22 August.", date(1995, 10, 20),
         ["1994-06-03", "1991-07/..", "1995-08-22"]),
        ("Elections were put off from January. It is due at the end of the month of May.", date(1995, 3, 20),
         ["1995-01", "1995-05~"]),
        ("he was threatened in may and june of last year; in august he fled.", date(2013, 7, 4),
         ["2012-05", "2012-06", "2012-08"]),
        ("He was threatened in June last year. He may testify on 15 July.", date(2013, 7, 4),
         ["2012-06", "2013-07-15"]),
        ("His hearing has been rescheduled for 2 July.", date(1997, 6, 24), ["1997-07-02"]),
        ("On the previous Sunday, 4 March, he was followed.", date(2012, 3, 14), ["2012-03-04"]),
        # figures are read month first where the text shows that it writes them so
        ("Held from 11/28/12 to 1/3/13. A petition of 4/2/13 failed.", date(2013, 5, 6),
         ["2012-11-28/2013-01-03", "2013-04-02"]),
        ("Held on April 30, 2013 and May 2, 2013; petition of 4/2/13.", date(2013, 5, 6),
         ["2013-04-30", "2013-05-02", "2013-04-02"]),
        ("At least 12 have died since the beginning of the year.", date(1995, 12, 22), ["1995~/.."]),
    ],
)  # fmt: skip
def test_news(text: str, written: date, expected: list[str]) -> None:
    assert values(text, written) == expected


def test_dateline_stands_in_for_a_date_of_issue() -> None:
    text = "Journalist shot\n\nPosted on June 28, 2010\n\nHe was shot on June 14; a second man died last week."
    assert values(text) == ["2010-06-14", "2010-06-21/2010-06-27"]
    assert values(text, role="other") == ["2010-06-28"]


def test_stamps_of_comments_and_mails_are_no_events() -> None:
    text = "He fell on 3 May 2010.\n\nAna says:\n\nJune 29, 2010 at 7:41 am\n\nOn 8 Feb 2002 at 17:20, Jo wrote:"
    assert values(text) == ["2010-05-03"]


def test_nothing_depends_on_the_day_of_the_run() -> None:
    assert values("He was held on 25 July. He came yesterday. He left last week.") == []


def test_index_numbers_are_no_dates() -> None:
    assert values("AI Index: ASA 16/02/98. He was held on 3 May 1998.") == ["1998-05-03"]


def test_deadline_and_index_stand_in_for_a_date_of_issue() -> None:
    text = "Further information (EUR 62/009/2004)\n\nHe died on 25 November. His wife saw him on 3 September."
    assert values(text) == ["2004-11-25", "2004-09-03"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The trial was due to resume on 9 March but was adjourned.", "2016-03-09"),
        ("The trial is due to resume on 9 March.", "2017-03-09"),
        ("The trial is due to resume on 19 March.", "2016-03-19"),
    ],
)
def test_what_was_to_come(text: str, expected: str) -> None:
    assert values(text, date(2016, 3, 16)) == [expected]

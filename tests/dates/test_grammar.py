"""What the grammar takes for a date, without a document around it: one line a case, near misses included."""

from datetime import date

import pytest

from pipeline.dates import find_dates

WRITTEN = date(2016, 7, 20)


def found(text: str) -> list[tuple[str, str]]:
    return [(text[m.start : m.end], m.edtf) for m in find_dates(text, reference_date=WRITTEN)]


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        # days, however written
        ("He was held on 3 May 2012.", "3 May 2012", "2012-05-03"),
        ("He was held on the 9th of June 2012.", "the 9th of June 2012", "2012-06-09"),
        ("He was held on June 9th, 2015.", "June 9th, 2015", "2015-06-09"),
        ("He was held on Dec. 31 , 1994.", "Dec. 31 , 1994", "1994-12-31"),
        ("The decree of 30 Sept. 2008 stands.", "30 Sept. 2008", "2008-09-30"),
        ("He was held on 2014-03-05.", "2014-03-05", "2014-03-05"),
        ("He was held on 05/03/2014.", "05/03/2014", "2014-03-05"),
        ("He was held on 25.1.91.", "25.1.91", "1991-01-25"),
        ("He was held on Monday 25 July.", "Monday 25 July", "2016-07-25"),
        ("on 6December 2010 in a converted file", "6December 2010", "2010-12-06"),
        ("until 3 January2001, when he fell", "until 3 January2001", "2001-01-03"),
        # months and years
        ("in early June 2011", "early June 2011", "2011-06~"),
        ("the June 2000 ceasefire", "June 2000", "2000-06"),
        ("the unsolved 2004 murder of an editor", "2004", "2004"),
        ("Since late 2013 armed men have come.", "Since late 2013", "2013~/.."),
        ("one of 1969's totals", "1969", "1969"),
        # periods
        ("from 15 May to 16 August 1988", "from 15 May to 16 August 1988", "1988-05-15/1988-08-16"),
        ("between 3 and 5 May 2014", "between 3 and 5 May 2014", "2014-05-03/2014-05-05"),
        ("from March to June 2014", "from March to June 2014", "2014-03/2014-06"),
        ("Jan-Mar 2015 saw killings", "Jan-Mar 2015", "2015-01/2015-03"),
        ("between ninth and eleventh April 2011", "between ninth and eleventh April 2011", "2011-04-09/2011-04-11"),
        ("In 2009-10 many were held", "2009-10", "2009/2010"),
        ("the war (1914-18) was long", "1914-18", "1914/1918"),
        ("from 2 February to 20 January 2011", "from 2 February to 20 January 2011", "2010-02-02/2011-01-20"),
        ("in the 12 months to June 2007", "the 12 months to June 2007", "2006-06/2007-06"),
        # lists and choices
        ("on 14, 15 and 16 June 2009", "14, 15 and 16 June 2009", "2009-06-14/2009-06-16"),
        ("on either 14 or 16 September 1997", "either 14 or 16 September 1997", "[1997-09-14,1997-09-16]"),
        # parts, doubt and open ends
        ("on or about 2 December 2010", "on or about 2 December 2010", "2010-12-02~"),
        ("on the night of 3-4 May 2012", "on the night of 3-4 May 2012", "2012-05-03/2012-05-04"),
        ("until May 2010", "until May 2010", "../2010-05"),
        ("since the beginning of 2012", "since the beginning of 2012", "2012~/.."),
        ("in the summer of 1988", "the summer of 1988", "1988-22"),
        ("the first quarter of 2010", "the first quarter of 2010", "2010-33"),
        ("the second half of 2010", "the second half of 2010", "2010-07/2010-12"),
        ("in the early 1980s", "the early 1980s", "198X"),
        ("in the first week of May 2010", "the first week of May 2010", "2010-05-01/2010-05-07"),
        # feasts and other calendars
        ("by Christmas 2007", "by Christmas 2007", "2007-12-25"),
        ("on Good Friday 2010", "Good Friday 2010", "2010-04-02"),
        ("on 22 Bahman 1388 he fell", "22 Bahman 1388", "2010-02-11"),
        ("on 22 Bahman 1388 (11 February 2010)", "11 February 2010", "2010-02-11"),
        # from the date of writing
        ("He came yesterday.", "yesterday", "2016-07-19"),
        ("She has hidden since Friday.", "since Friday", "2016-07-15/.."),
        ("He came this past Wednesday.", "this past Wednesday", "2016-07-13"),
        ("He came last weekend.", "last weekend", "2016-07-16/2016-07-17"),
        ("This Wednesday, July 20, he came.", "This Wednesday, July 20", "2016-07-20"),
        ("in end-May 2015", "end-May 2015", "2015-05~"),
        ("He came last year.", "last year", "2015"),
        ("He came in June last year.", "June last year", "2015-06"),
        ("He came two weeks ago.", "two weeks ago", "2016-07-06"),
        ("He came on the 15th of last month.", "the 15th of last month", "2016-06-15"),
        ("He came on the 17th and 18th of last month.", "the 17th and 18th of last month", "2016-06-17/2016-06-18"),
        ("The hearing is due on 3 August.", "3 August", "2016-08-03"),
        ("He was freed on 3 August.", "3 August", "2015-08-03"),
    ],
)  # fmt: skip
def test_one_expression(text: str, words: str, edtf: str) -> None:
    assert found(text) == [(words, edtf)]


@pytest.mark.parametrize(
    "text",
    [
        "He may be at risk; officers march him to court every second day.",
        "May Sabri and March Group activists met April Jones.",
        "there were no battles along the March.",
        "the force that may have been sent",
        "May I ask what this is for?",
        "Letters reached us from Jan and Jun in Manila.",
        "Further information on UA 152/12 (MDE 13/034/2012) and UA: 45/16.",
        "under Articles 154 and 155 of Law 1997",
        "UN resolution 1325 (2000) and Security Council Resolution 2139",
        "He was held in cell 2009 of block 4, with 1500 prisoners.",
        "He has spent 30 months in prison and is 42 years old.",
        "Tel +44 20 7413 5500; WC1X 0DW; 12 dollars; 3/4 of them",
        "Police beat him a few days before his death.",
        "He is allowed a visit every two weeks.",
        "It will remain for the next year.",
        "on the 66th floor, with the 2nd battalion",
        "Friday prayers; Bloody Sunday; the Arab Spring",
        "On the eve of his release he was given three more years.",
        "He was detained on 15 Sha'ban 1436.",
        "Is 2015-32 a date?",
        "They would not see Christmas Island again.",
        "That day never came.",
    ],
)
def test_no_date(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in September and October 2014", ["2014-09", "2014-10"]),
        ("in November and January 2010", ["2009-11", "2010-01"]),
        ("on 3 May, 5 June and 7 July 2009", ["2009-05-03", "2009-06-05", "2009-07-07"]),
        ("since 2011, and again in 2013 and 2014", ["2011/..", "2013", "2014"]),
        ("See UA 244/14, 2 October 2014.", ["2014-10-02"]),
        ("for $12 December 27 tickets of 2014", ["2015-12-27", "2014"]),
    ],
)
def test_lists(text: str, expected: list[str]) -> None:
    assert [edtf for _, edtf in found(text)] == expected

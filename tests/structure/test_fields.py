"""What the header says: series and number, index, dates, countries, concerns, title."""

import pytest

from pipeline.case import Case, Span
from pipeline.cleaning.clean import clean
from pipeline.structure.parse import parse
from tests.structure.layouts import DUMP, LETTER, LINE, MAIL, PAGE, PRESS, STORY, TYPED


def case_of(head: str, foot: str = "") -> Case:
    return parse(clean(f"{head}\n\n{STORY}\n\n{foot}\n"))


def words(case: Case, span: Span | None) -> str | None:
    return case.words(span) if span else None


@pytest.mark.parametrize(
    ("head", "number"),
    [
        ("UA 29/90   Fear of torture", "UA 29/90"),
        ("UA 076/10", "UA 76/10"),
        ("UA: 53/12 Index: MDE 11/011/2012", "UA 53/12"),
        ("UA 83.21", "UA 83/21"),
        ("UA 152 / 05", "UA 152/05"),
        ("UA No. 12/99", "UA 12/99"),
        ("UAA 2/10", "UA 2/10"),
        ("uaa 077/13 on columbia", "UA 77/13"),
        ("EXTRA 139/95   Death penalty", "EXTRA 139/95"),
        ("EX 12/96   Death penalty", "EXTRA 12/96"),
        ("MA 15/03   Health concern", "MA 15/03"),
        ("NSA 4/98", "NSA 4/98"),
        ("WRN 4/98", "WRN 4/98"),
        ("AU 280/07   Renvoi forcé", "UA 280/07"),
        ("FI 103/22-4", "UA 103/22"),
        ("First UA: 61/21 Index: ASA 17/4243/2021 China", "UA 61/21"),
        ("17 October 2019 · UA 141/19 · Index: MDE 29/1213/2019", "UA 141/19"),
        ("Urgent Action | UA 141/19 | 17 October 2019", "UA 141/19"),
        ("The strike began on 3 May 1990 | In June UA 29/90 was issued.", None),
        ("Further information on UA 152/05 (AMR 23/023/2005, 7 June 2005) - Fear for safety", "UA 152/05"),
        ("Weitere Informationen zu UA-152/2012-1", "UA 152/12"),
        ("Subject: second update on UA 114/13 on Bahrain", "UA 114/13"),
        # the header decides: the bulletin's own comes before the mail's
        ("Subject: Fwd: like UA 1/02\n\nUA 7/03   Fear of torture", "UA 7/03"),
        # no numbers of actions
        ("AI Index: AFR 54/30/93", None),
        ("URGENT ACTION\n\nQUAKER 12/13 HELD", None),
        ("Visit on 12/13", None),
    ],
)
def test_numbers(head: str, number: str | None) -> None:
    case = case_of(head)
    assert case.document.ua_number == number
    for span in case.document.spans.get("ua_number", []):
        assert number is not None
        assert number.partition("/")[2] in case.words(span)


@pytest.mark.parametrize(
    ("foot", "number", "index"),
    [
        ("Further information on UA: 31/19 Index: ASA 36/1234/2019", "UA 31/19", "ASA 36/1234/2019"),
        ("UA: 31/19 Index: ASA 36/1234/2019 Issue Date: 4 May 2019", "UA 31/19", "ASA 36/1234/2019"),
        ("This is the second update of UA 31/19. Further information: https://www.example.org", "UA 31/19", None),
        # other people's actions
        ("BACKGROUND INFORMATION\n\nHis brother was held in 2018 (see UA 31/18, ASA 36/12/2018).", None, None),
    ],
)  # fmt: skip
def test_what_stands_at_the_foot(foot: str, number: str | None, index: str | None) -> None:
    document = case_of("URGENT ACTION\n\nSTUDENT HELD WITHOUT CHARGE", foot).document
    assert (document.ua_number, document.index) == (number, index)


@pytest.mark.parametrize(
    ("head", "index"),
    [
        ("AI Index: AFR 54/30/93", "AFR 54/30/93"),
        ("PUBLIC      AI Index: AFR 25/024/2007", "AFR 25/024/2007"),
        ("UA: 53/12 Index: MDE 11/011/2012 Bahrain", "MDE 11/011/2012"),
        ("MDE 13/5461/2022", "MDE 13/5461/2022"),
        # the index of the action before, in brackets
        ("Further information on UA 152/05 (AMR 23/023/2005, 7 June 2005) - Fear for safety", None),
        ("AI Index: AMR 23/030/2005\n\nFurther information on UA 152/05 (AMR 23/023/2005)", "AMR 23/030/2005"),
        ("UA 29/90   Fear of torture", None),
    ],
)
def test_indexes(head: str, index: str | None) -> None:
    assert case_of(head).document.index == index


@pytest.mark.parametrize(
    ("head", "issued"),
    [
        ("UA 29/90   Fear of torture   25 January 1991", "25 January 1991"),
        ("PUBLIC   AI Index: AFR 25/024/2007\n16 August 2007\n\nUA 280/07   Forcible return", "16 August 2007"),
        ("UA: 53/12 Index: MDE 11/011/2012 Bahrain Date: 17 February 2012", "17 February 2012"),
        ("Subject: uaa 077/13 on columbia (issued 12 april 13)", "12 april 13"),
        ("Subject: UA 114/13\nIssue date: 30 May 2013\nBody:", "30 May 2013"),
        ("URGENT ACTION\n\nMay 4, 2018\n\nLAWYER HELD", "May 4, 2018"),
        ("GUNMEN KILL LEADER\n\nManila, 14 February 2019 - Gunmen killed a leader on Tuesday.", "14 February 2019"),
        ("URGENT ACTION\n\nLAWYER HELD\n\nPosted on 12 March 2021", "12 March 2021"),
        ("First published 4 June 2017 by staff\n\nLAWYER HELD", "4 June 2017"),
        ("Lawyer held in Harare\nMarch 3, 2018 | News", "March 3, 2018"),
        ("POET HELD\n\nNew York, August 8, 2018--Officers held a poet.", "August 8, 2018"),
        ("POET HELD\n\n(Nairobi, March 3, 2018) – Officers held a poet.", "March 3, 2018"),
        ("POET HELD\n\nIn New York, 8 August 2018 - Officers' Day - was rainy and he was held.", None),
        ("HEARING PUT OFF\n\nPosted in 2021 to a prison, he fell ill on 3 May 2021.", None),
        ("HEARING PUT OFF\n\nBy 14 February 2019 a hearing - the third - was due.", None),
        # dates of other texts, and of sending a mail where the bulletin has its own
        ("Further information on UA 152/05 (AMR 23/023/2005, 7 June 2005) - Fear for safety", None),
        ("Date: 3 Jun 2003\n\nPUBLIC   AI Index: EUR 44/012/2003\n2 June 2003", "2 June 2003"),
        ("Date: Thu, 30 May 2013 10:00:00\nSubject: UA 114/13", "30 May 2013"),
    ],
)
def test_dates_of_issue(head: str, issued: str | None) -> None:
    case = case_of(head)
    assert words(case, case.document.issued) == issued


@pytest.mark.parametrize(
    ("foot", "deadline"),
    [
        ("Check with your section office if sending appeals after 8 March 1993.", "8 March 1993"),
        ("PLEASE SEND APPEALS BEFORE 30 MARCH 2012 TO:", "30 MARCH 2012"),
        ("PLEASE TAKE ACTION AS SOON AS POSSIBLE UNTIL: 27 July 2021", "27 July 2021"),
        ("Bulletin expires: 15 December 1995", "15 December 1995"),
        ("Please write before 3 May 2014:\n* urging them to release him", "3 May 2014"),
        ("Appeals until: 1 March 1994", "1 March 1994"),
        ("Deadline for appeals: 4 May 2016", "4 May 2016"),
        ("Please send appeals by 3 March 1994 to:", "3 March 1994"),
        # no deadlines
        ("RECOMMENDED ACTION: Please send faxes:\n- asking about his arrest on 3 May 1993;", None),
        ("He must report to the police before 3 May 2014.", None),
        ("PLEASE SEND APPEALS IMMEDIATELY.", None),
    ],
)  # fmt: skip
def test_deadlines(foot: str, deadline: str | None) -> None:
    case = case_of("UA 29/93   Fear of torture", foot)
    assert words(case, case.document.deadline) == deadline


@pytest.mark.parametrize(
    ("end", "issued"),
    [
        ("Please send appeals.\n\n20 January 1994", "20 January 1994"),
        # the heading of a chronology, and the last words of a sentence
        ("Please send appeals.\n\n20 January 1994\n\nHe was arrested.", None),
        ("He was arrested on\n20 January 1994", None),
    ],
)
def test_date_at_the_end(end: str, issued: str | None) -> None:
    case = case_of("UA 29/94   Fear of torture", end)
    assert words(case, case.document.issued) == issued


@pytest.mark.parametrize(
    ("head", "countries"),
    [
        ("UA 29/93   Fear of torture\n\nSUDAN    Hassan (m)", ["SD"]),
        ("UA 29/93   Fear of torture\n\nSUDAN:   Hassan (m)", ["SD"]),
        ("UA 29/93   Fear of torture\n\nUSA (Texas)    Carl (m)", ["US"]),
        ("UA 29/93   Fear of torture\n\nCHINA (TIBET)    Tashi (m)", ["CN"]),
        ("UA 29/93   Fear of torture\n\nUSA/TEXAS    Carl (m)", ["US"]),
        ("UA 29/93   Fear of torture\n\nSAUDI ARABIA / IRAQ    Ali (m)", ["SA", "IQ"]),
        ("UA 29/93   Fear of torture\n\nTRINIDAD AND TOBAGO    Ali (m)", ["TT"]),
        ("UA: 53/12 Index: MDE 11/011/2012 Bahrain Date: 17 February 2012", ["BH"]),
        ("Subject: x\nCountry: Sri Lanka\nBody:", ["LK"]),
        ("Subject: second update on UA 114/13 on Bahrain issued on (30 May 2013)", ["BH"]),
        ("Subject: uaa 077/13 on columbia (issued 12 april 13)", ["CO"]),
        ("Subject: UA 114/13 - Bahrain - Fear of torture", ["BH"]),
        ("URGENT ACTION\n\nEgypt: Lawyer held", ["EG"]),
        # the list's country comes before the subject's
        ("Subject: UA 1/02 on Iran\n\nUA 1/02   Fear of torture\n\nIRAQ    Ali (m)", ["IQ"]),
        # no countries of the case
        ("Subject: update on violence against women", []),
        ("URGENT ACTION\n\nCHAD SMITH HELD", []),
        ("UA 29/93   Fear of torture\n\nGeorgia Brown (f), aged 30", []),
    ],
)
def test_countries(head: str, countries: list[str]) -> None:
    assert case_of(head).document.countries == countries


@pytest.mark.parametrize(
    ("head", "concerns"),
    [
        ("UA 29/90   Fear of torture   25 January 1991", ["Fear of torture"]),
        ("UA 280/07   Forcible return/ fear of torture", ["Forcible return", "fear of torture"]),
        ("UA 1/02   Fear of torture; incommunicado detention", ["Fear of torture", "incommunicado detention"]),
        ("UA 1/02   Death penalty\nNew concern: Health concern", ["Death penalty", "Health concern"]),
        ("Further information on UA 152/05 (AMR 23/023/2005, 7 June 2005) - Death threats", ["Death threats"]),
        ("Medical Letter Writing Action\n\nMA 15/03   Health concern", ["Health concern"]),
        ("UA: 53/12 Index: MDE 11/011/2012 Bahrain Date: 17 February 2012\nURGENT ACTION", []),
        ("Subject: UA 114/13\nCategories: torture\nBody:", ["torture"]),
    ],
)
def test_concerns(head: str, concerns: list[str]) -> None:
    case = case_of(head)
    assert case.document.concerns == concerns
    assert [case.words(s) for s in case.document.spans.get("concerns", [])] == concerns


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (LINE, "ACTIVISTS HELD INCOMMUNICADO"),
        (LETTER, "SCHOLAR MISSING"),
        (DUMP, "MAN RELEASED"),
        (PAGE, "Egypt: Release the journalist"),
        (PRESS, "Syria: Mass arrests of Kurds"),
        (MAIL, "please act"),
        (TYPED, None),
        (f"URGENT ACTION\n\nTWO LONG LINES OF\nONE HEADLINE\n\n{STORY}", "TWO LONG LINES OF ONE HEADLINE"),
        (
            f"SYRIA: Poet beaten in custody, charged under law\n\n{STORY}",
            "SYRIA: Poet beaten in custody, charged under law",
        ),
        (f"SYRIA: Omar al Khalil, student\n\n{STORY}", None),
        (f"Lawyer held in Harare\nMarch 3, 2018 | News\n\n{STORY}", "Lawyer held in Harare"),
        (STORY, None),
    ],
)
def test_titles(text: str, title: str | None) -> None:
    assert parse(clean(text)).document.title == title

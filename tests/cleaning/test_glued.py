"""Words run together by a converter, beside long words, names and addresses that are written so."""

import pytest

from pipeline.cleaning.clean import clean
from pipeline.cleaning.segmentation import segment


@pytest.mark.parametrize(
    ("letters", "words"),
    [
        ("thesoldiersraidedthehouseof", "the soldiers raided the house of"),
        ("LeilaNasrireceivedafloggingof", "Leila Nasri received a flogging of"),
        ("OmarHaddadandSelimNasri", "Omar Haddad and Selim Nasri"),
        ("NGOworkers", "NGO workers"),
        ("UAyeMyint", "U Aye Myint"),
        ("AminaandherSon", "Amina and her Son"),
        ("Pochebut", "Pochebut"),
        ("Andrianandraina", "Andrianandraina"),
        ("Bundesverfassungsgericht", "Bundesverfassungsgericht"),
    ],
)
def test_segmentation(letters: str, words: str) -> None:
    assert segment(letters) == words.split()


@pytest.mark.parametrize(
    ("source", "cleaned"),
    [
        ("InMay,threewomenweresentencedto ten years.", "In May, three women were sentenced to ten years."),
        ("She received aflogginginpublicof99lashesin May.", "She received a flogging in public of 99 lashes in May."),
        ("Fifteen-year-oldOmarHaddad,a pupil, fled.", "Fifteen-year-old Omar Haddad, a pupil, fled."),
        ("ThecourtheardAbdullahal-Barazi in May.", "The court heard Abdullah al-Barazi in May."),
        ("Thegovernment’sarmyheldabouttwohundredmen.", "The government’s army held about two hundred men."),
        ("On3May,PresidentOmarHaddad’s guards left.", "On 3 May, President Omar Haddad’s guards left."),
        # what is not sure by itself is parted in a damaged line alone
        ("OmarHaddad fled.", "OmarHaddad fled."),
        ("OmarHaddad wasarrestedatthehouseofafriend.", "Omar Haddad was arrested at the house of a friend."),
        ("MrMcDonald wasarrestedatthehouseofafriend.", "MrMcDonald was arrested at the house of a friend."),
        # near misses
        ("He left McDonald and YouTube alone.", "He left McDonald and YouTube alone."),
        ("Nguyenphamthihoai of Thiruvananthapuram", "Nguyenphamthihoai of Thiruvananthapuram"),
        ("the Bundesverfassungsgericht ruled", "the Bundesverfassungsgericht ruled"),
        ("an environmentalist, orchestrating", "an environmentalist, orchestrating"),
        ("write to freetheprisonersofconscience@example.org", "write to freetheprisonersofconscience@example.org"),
        ("www.freetheprisonersofconscience.org", "www.freetheprisonersofconscience.org"),
        ("#FreeThePrisonersOfConscience", "#FreeThePrisonersOfConscience"),
        ("an F16fighter of 1990s make, the 22nd", "an F16fighter of 1990s make, the 22nd"),
    ],
)
def test_repairs(source: str, cleaned: str) -> None:
    assert clean(source).text == cleaned


def test_letters_keep_their_places() -> None:
    source = "InMay,threewomenweresentencedto ten years."
    cleaned = clean(source)
    for words in ("May", "women", "sentenced", "three women were"):
        start = cleaned.text.index(words)
        a, b = cleaned.source_span(start, start + len(words))
        assert source[a:b] == words.replace(" ", "")

"""How many names of people the model finds that it has never been trained on, in full and by the surname alone.

``python -m benchmarks.names [MODEL]``: invented names of many cultures in plain sentences; no real person is meant.
"""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import spacy

import pipeline.recognizer.component  # noqa: F401 (registers what the model is made of)
from pipeline.resources import model_folder

NAMES = """
Nurlybek Abdykadyrov|Zhyldyz Saparbaeva|Odinakhon Zoirova|Rahmatullo Orazov|Byashim Tulebaev|Hlaing Ing Swe
Nang Seng Aye|Nay Win Oo|Phan Đoan Thư|Lương Văn Thịnh|Vo Thuc Anh|Ghanem al-Rashidi|Israa al-Maliki|Yahya al-Dulaimi
Amaya Ixtamer|Nicasio Coppens|Lolita Tuiz|Jakeline Chub|Oumar Koundouno|Sékou Sylla|Thulani Mabuza|Mduduzi Nhleko
Okwir Oshabe|Nsamba Isaac|Fulgence Aymoi|Gebrehiwot Yemane|Fisseha Tsegay|Hadja Bah|Choummaly Sayavong|Od Phimmasone
Yorm Khimsan|Thav Sreymom|Ashin Wirathu Kyi|Lhundup Namgyal|Ilham Halmurat|Perhat Weli|Ogulsapar Berdiyeva
Sarymsak Jangabaev|Kemal Sayın|Zeynep Gömi|Wael Fakhri|Mudar Sabbagh|Selamawit Gidey|Vusumuzi Dube|Juventina Zelaya
Neftalí Huircán|Abdolfattah Vasmaghi|Sediqeh Soltani|Amarjit Tirkey|Gopal Thokchom
"""
TEMPLATES = (
    "{N} was arrested on 3 May and taken to a police station.",
    "The court sentenced {N} to ten years in prison. {S} has appealed.",
    "His lawyer told Amnesty International that {S} had been beaten.",
    "On 18 March, {N} was transferred to Prison Colony No. 19.",
    "Police came for {S} at night.",
    "{N}, a 34-year-old teacher, and his brother were released.",
    "Release {N} immediately and unconditionally.",
    "She is the wife of {S}, who fled in 2009.",
)


def main() -> None:
    nlp = spacy.load(Path(sys.argv[1]) if len(sys.argv) > 1 else model_folder())
    found, asked = Counter[str](), Counter[str]()
    for name in NAMES.replace("\n", "|").strip("|").split("|"):
        for template in TEMPLATES:
            parts = {"{N}": name, "{S}": name.split()[-1]}
            people = {
                e.text
                for e in nlp(template.replace("{N}", name).replace("{S}", parts["{S}"])).ents
                if e.label_ == "PERSON"
            }
            for slot, kind in (("{N}", "full names"), ("{S}", "surnames alone")):
                if slot in template:
                    asked[kind] += 1
                    found[kind] += parts[slot] in people
    for kind, count in asked.items():
        print(f"{kind:15} {found[kind] / count:.3f} of {count}")


if __name__ == "__main__":
    main()

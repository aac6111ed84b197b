"""Names of people, bodies and places.

The policy, where finders disagree: what is found first in this list wins over what overlaps it.

1. The header's name list: each entry is a person.
2. Head nouns: "Evin prison", "Branch 4 of the Revolutionary Court" are bodies and facilities whatever the model says;
   a longer name of the model's that has the same label keeps its length.
3. A title or a word of kinship before a name makes it a person ("Dr Lopez", "her brother Behrouz").
4. Countries of the gazetteer; places that their own words announce ("the hamlet of Semuc").
5. The model, trimmed: no titles, possessives or punctuation, no months, no laws as people.
6. What the text itself has settled: a name that is a person's elsewhere is a person's here.

Chrome and mail hold no names; the addresses of targets hold people only.
"""

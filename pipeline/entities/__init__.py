"""Names of people, bodies and places.

The policy, where finders disagree: what is found first in this list wins over what overlaps it.

1. The header's name list: each entry is a person.
2. Head nouns: "Evin prison", "Branch 4 of the Revolutionary Court", "Corporación Regional para la Paz" are bodies and
   facilities whatever the model says; a longer name of the model's that has the same label keeps its length. Members,
   owners and second bodies are taken out of them.
3. A title or a word of kinship before a name makes it a person ("Dr Lopez", "her brother Behrouz").
4. What stands beside a name: work, an age, what was done to somebody; a noun that announces a body ("the daily
   La Jornada").
5. Acronyms that the text explains: a body, or a law.
6. Gazetteers: countries, bodies of the world, cities that the text says "in" of, places that their own words announce.
7. The model, trimmed: no titles, possessives or punctuation, no dates, posts, languages or halves of words.
8. What the text itself has settled. A name has one label throughout: what rules have said, else the majority. Second
   names ("known as Penguin") are their owner's. A single word of a person's name is that person, and a name that goes
   on from it a relative's. What stands only in a headline in capitals names nobody.

Chrome and mail hold no names; the addresses of targets hold people only.
"""

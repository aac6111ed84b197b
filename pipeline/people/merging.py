"""Namings of one person brought together; namesakes and relatives kept apart.

First the full names: two are one person where every unit of the shorter is in the longer ("Rosenda Tujab", "Rosenda
TUJAB Sipac"), in the same spelling, another transliteration or, with guards, a misprint. Then the short forms: a bare
surname, given name or patronymic goes to the person whom a reader would take, the last one fully named with it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.case import Case, Person
from pipeline.people.aliases import stated_aliases
from pipeline.people.names import fold
from pipeline.people.naming import Naming
from pipeline.people.occupations import before_name, official_values
from pipeline.people.spelling import Degree, alike

_RANK: dict[Degree, int] = {"same": 0, "sound": 1, "slip": 2}


@dataclass(eq=False, slots=True)
class Cluster:
    """Namings of one person in the making; ``forms`` are the full names by their units."""

    forms: list[tuple[str, ...]] = field(default_factory=list)
    namings: list[Naming] = field(default_factory=list)

    @property
    def gender(self) -> str | None:
        """What the titles and kin words say, the first that says anything."""
        return next((n.gender for n in self.namings if n.gender), None)

    @property
    def kin(self) -> bool:
        """Whether a kin phrase has introduced the person."""
        return any(n.kin for n in self.namings)


def merge(case: Case, found: list[Naming]) -> list[tuple[Person, list[Naming]]]:
    """People with the namings of each, in order of first mention; deterministic."""
    clusters = _full_names(case, [n for n in found if not n.name.bare and not n.maiden])
    alias_of = stated_aliases(case, found)
    _short_forms(case, clusters, [n for n in found if n.name.bare and not n.maiden], alias_of)
    _unite_stated(clusters, alias_of)
    for naming in (n for n in found if n.maiden):
        before = [c for c in clusters if any(m.span.end <= naming.span.start for m in c.namings)]
        if before:
            max(
                before, key=lambda c: max(m.span.end for m in c.namings if m.span.end <= naming.span.start)
            ).namings.append(naming)
    people = []
    for cluster in sorted((c for c in clusters if c.namings), key=lambda c: min(n.span for n in c.namings)):
        namings = sorted(cluster.namings, key=lambda n: n.span)
        people.append((_person(case, namings), namings))
    return people


# --- full names ------------------------------------------------------------------------------------------------


def covers(long: tuple[str, ...], short: tuple[str, ...]) -> Degree | None:
    """Whether each unit of ``short`` is one of ``long``; the loosest degree that it took, or None.

    Initials stand for any unit that begins with them, if a whole unit agrees too. A slip is allowed in one unit,
    where another agrees.
    """
    free, worst, slips, whole = list(long), "same", 0, 0
    for unit in sorted(short, key=len, reverse=True):
        best: tuple[int, str] | None = None
        for other in free:
            degree = alike(unit, other)
            if degree is None and (len(unit) == 1 or len(other) == 1) and unit[0] == other[0] and whole:
                degree = "same"
            if degree is not None and (best is None or _RANK[degree] < best[0]):
                best = (_RANK[degree], other)
        if best is None:
            return None
        free.remove(best[1])
        whole += len(unit) > 1 and best[0] < 2
        slips += best[0] == 2
        worst = max(worst, ("same", "sound", "slip")[best[0]], key=lambda d: _RANK[d])
    if slips and (slips > 1 or not whole):
        return None
    return worst  # type: ignore[return-value]


def _full_names(case: Case, found: list[Naming]) -> list[Cluster]:
    by_units: dict[tuple[str, ...], list[Naming]] = {}
    for naming in found:
        by_units.setdefault(naming.name.units, []).append(naming)
    clusters: list[Cluster] = []
    # The longest names first: a shorter one finds all those that it could be short for.
    for units in sorted(by_units, key=lambda u: (-len(u), by_units[u][0].span)):
        for naming in by_units[units]:
            options = _options(case, clusters, naming)
            cluster = _last_named(options, naming) if options else Cluster()
            if not options:
                clusters.append(cluster)
            if units not in cluster.forms:
                cluster.forms.append(units)
            cluster.namings.append(naming)
    return clusters


def _options(case: Case, clusters: Iterable[Cluster], naming: Naming) -> list[Cluster]:
    """Clusters that ``naming`` could belong to: those of the closest degree only."""
    ranked: dict[int, list[Cluster]] = {}
    for cluster in clusters:
        if naming.gender and cluster.gender and naming.gender != cluster.gender:
            continue
        ranks = [r for form in cluster.forms if (r := _closeness(form, naming.name.units)) is not None]
        if ranks and (min(ranks) == 0 or not _apart(case, cluster, naming)):
            ranked.setdefault(min(ranks), []).append(cluster)
    return ranked[min(ranked)] if ranked else []


def _closeness(form: tuple[str, ...], units: tuple[str, ...]) -> int | None:
    if form == units:
        return 0
    degree = covers(form, units) if len(form) >= len(units) else covers(units, form)
    if degree is None:
        return None
    rank = 1 + _RANK[degree]
    shorter, longer = sorted((form, units), key=len)
    # Relatives share surnames: another given name has to be the same name in another transliteration, or a name of
    # some length with one letter lost, doubled or exchanged.
    if degree == "slip" and alike(form[0], units[0]) not in ("same", "sound"):
        given = (len(form[0]), len(units[0]))
        return None if len(shorter) != len(longer) or min(given) < 6 or given[0] == given[1] else rank
    return rank


def _apart(case: Case, cluster: Cluster, naming: Naming) -> bool:
    """Whether the text itself keeps the two apart: both in one sentence or one list, or one presented as kin."""
    if naming.introduces and not cluster.kin and all(form != naming.name.units for form in cluster.forms):
        first = cluster.forms[0]
        if alike(first[0], naming.name.units[0]) is None:
            return True
    block = case.block_at(naming.span.start)
    for other in cluster.namings:
        if other.name.units == naming.name.units:
            continue
        between = case.text[min(other.span.end, naming.span.end) : max(other.span.start, naming.span.start)]
        if len(between) < 200 and ". " not in between and "\n" not in between and not _explains(between):
            return True
        if block is not None and block.kind == "names" and case.block_at(other.span.start) is block:
            return True
    return False


def _explains(between: str) -> bool:
    """Whether what stands between two names says that they are one: an opening bracket, "also known as"."""
    return between.rstrip().endswith(("(", "as", "alias", "aka", "or")) and len(between) < 60


def _last_named(options: list[Cluster], naming: Naming) -> Cluster:
    """The one of ``options`` that was named last before ``naming``, else the one that is named first after it."""

    def distance(cluster: Cluster) -> tuple[int, int]:
        before = [n.span.end for n in cluster.namings if n.span.end <= naming.span.start]
        if before:
            return (0, naming.span.start - max(before))
        return (1, min(n.span.start for n in cluster.namings) - naming.span.start)

    return min(options, key=distance)


# --- short forms -----------------------------------------------------------------------------------------------


def _short_forms(case: Case, clusters: list[Cluster], found: list[Naming], alias_of: dict[Naming, Naming]) -> None:
    full = list(clusters)
    for naming in found:
        unit = naming.name.units[0]
        options = _by_unit(clusters, naming, unit)
        if naming.introduces:
            options = [c for c in options if _may_be_introduced(case, c, naming)]
        chosen: Cluster | None = None
        if len(options) == 1:
            chosen = options[0]
        elif options:
            chosen = _reader_choice(options, naming, full)
        if chosen is None and naming.joint:
            chosen = _joint(clusters, naming)
        if chosen is None:
            chosen = Cluster(forms=[naming.name.units])
            clusters.append(chosen)
        chosen.namings.append(naming)


def _by_unit(clusters: list[Cluster], naming: Naming, unit: str) -> list[Cluster]:
    ranked: dict[int, list[Cluster]] = {}
    for cluster in clusters:
        if naming.gender and cluster.gender and naming.gender != cluster.gender:
            continue
        degrees = [_RANK[d] for form in cluster.forms for u in form if (d := alike(unit, u)) is not None]
        degrees += [0 for n in cluster.namings for nickname in n.name.nicknames if fold(nickname) == unit]
        # A misprint in a name that stands alone is believed only where it is long.
        if degrees and (min(degrees) < 2 or len(unit) >= 6):
            ranked.setdefault(min(degrees), []).append(cluster)
    return ranked[min(ranked)] if ranked else []


def _reader_choice(options: list[Cluster], naming: Naming, full: list[Cluster]) -> Cluster:
    """Among several who bear the name: the one for whom the text uses this short form already, unless another one was
    fully named since; else the last one named."""
    return _last_named(options, naming)


def _may_be_introduced(case: Case, cluster: Cluster, naming: Naming) -> bool:
    """Whether "his brother João" can be somebody already known: kin already, or listed with the case's people."""
    if cluster.kin or any(len(form) == 1 for form in cluster.forms):
        return True
    if any(t.official for n in cluster.namings for t in n.titles):
        return False  # "his uncle Ramzan" is not President Ramzan Kadyrov
    first = min(n.span.start for n in cluster.namings)
    if official_values([o.value for o in before_name(case.text, max(0, first - 80), first)]):
        return False
    block = case.block_at(first)
    return first > naming.span.start or (block is not None and block.kind in ("names", "title"))


def _joint(clusters: list[Cluster], naming: Naming) -> Cluster:
    from pipeline.people.names import parse

    text = f"{naming.name.text} {naming.joint}"
    units = parse(text).units
    for cluster in clusters:
        if any(form[0] == units[0] and covers(form, units) for form in cluster.forms):
            return cluster
    cluster = Cluster(forms=[units])
    clusters.append(cluster)
    return cluster


# --- results ---------------------------------------------------------------------------------------------------


def _unite_stated(clusters: list[Cluster], alias_of: dict[Naming, Naming]) -> None:
    """Unite clusters where the text says that two names are one person's ("also known as")."""
    for alias, owner in alias_of.items():
        first = next((c for c in clusters if owner in c.namings), None)
        second = next((c for c in clusters if alias in c.namings), None)
        if first is not None and second is not None and first is not second:
            first.namings += second.namings
            first.forms += second.forms
            second.namings, second.forms = [], []


def _person(case: Case, namings: list[Naming]) -> Person:
    spellings: list[str] = []
    weight: dict[str, tuple[int, int, int]] = {}
    count = Counter(case.words(n.span) for n in namings)
    for naming in namings:
        if naming.maiden:
            continue
        words = case.words(naming.span)
        if naming.joint and naming.name.bare:
            joined = f"{words} {naming.joint}"
            weight.setdefault(joined, (len(naming.name.units) + 1, 0, 0))
            if joined not in spellings:
                spellings.append(joined)
        if words not in spellings:
            spellings.append(words)
        shouting = words.isupper()
        weight[words] = (len(naming.name.units), -int(shouting), count[words])
    name = max(spellings, key=lambda s: (weight[s], -spellings.index(s)))
    aliases = [s for s in spellings if s != name]
    aliases += [k for n in namings for k in n.name.nicknames if k not in aliases]
    return Person(name, aliases, sorted({n.span for n in namings}))

"""A page as large as one wishes, for measuring: candidates of many contests, their labels, results and sentences.

Goes in: how many nodes. Goes out: a `Page` (or a networkx graph of the same nodes and lines for stock pyvis). No randomness: the
same number gives the same page. Labels are shared out as in real elections, a few with most of the candidates.
"""

from __future__ import annotations

from kg.facts import Affiliation, Quote, Result
from kg.view.assets import tiles
from kg.view.builder import Builder
from kg.view.model import Page, PageNode, PageSource

CANDIDATES = 8
ELECTIONS = (("legislatives-2022", "Législatives 2022"), ("legislatives-2024", "Législatives 2024"))
FIRST = ("Élodie", "Jean-François", "Aïcha", "Maël", "Sigolène", "Cédric", "Zoé", "Noël", "Inès", "François")
LAST = ("Lefèvre", "Garçon", "Nguyễn", "Le Goff", "Müller", "Dupré", "Sébastien", "d'Hérouville", "Bézier", "Corrêa")
FAMILIES = ("left", "far-right", "centre", "right", "radical-left", "green")
OUTCOMES = ("elected", "defeated", *["eliminated"] * (CANDIDATES - 2))


def large_page(nodes: int) -> Page:
    """Give a page of about `nodes` nodes, each candidate with a result and a label and the sentences that say so."""
    builder = Builder()
    elections = [builder.node(PageNode(f"election/{key}", "election", words, date=key[-4:])) for key, words in ELECTIONS]
    for key, words in ELECTIONS:
        builder.label_election(key, words)
    parties = [builder.node(PageNode(f"party/{n}", "party", f"Parti de l’Étoile {n}", family=FAMILIES[n % 6])) for n in range(24)]
    places = list(tiles())
    contests = max(1, (nodes - len(elections) - len(parties)) // (CANDIDATES + 1))
    for number in range(contests):
        at = number % len(ELECTIONS)
        key, words = ELECTIONS[at]
        tile = places[number // 2 % len(places)]
        district = f"{tile['name']}-{number // len(places) + 1}"
        contest = builder.node(
            PageNode(f"contest/{key}/{number}", "contest", f"{district}, {words}", words, district, date=key[-4:], place=tile["code"])
        )
        builder.part(contest, elections[at])
        said = [_sentence(number, rank) for rank in range(CANDIDATES)]
        text = " ".join(sentence for sentence, _ in said)
        source = builder.source(
            PageSource(
                f"article-{number}",
                f"Second tour à {district}",
                "Le Courrier",
                f"{key[-4:]}-07-08",
                f"https://example.org/{number}",
            ),
            text,
        )
        start = 0
        for rank, (sentence, name) in enumerate(said):
            person = builder.node(PageNode(f"person/{number}-{rank}", "person", name))
            party = (number * 7 + rank * rank) % (3 + rank * 3)
            votes = 21000 - 2500 * rank - number % 900
            shared = {
                "document": f"article-{number}",
                "evidence": (Quote(start=start, end=start + len(sentence), quote=sentence),),
                "rule": "resultats.voix",
            }
            result = Result(
                person=name,
                election=key,
                constituency=district,
                round=2 if rank < 2 else 1,
                votes=votes,
                outcome=OUTCOMES[rank],
                **shared,
            )
            builder.fact(result, source, {"person": person}, contest)
            label = Affiliation(person=name, party=f"Parti de l’Étoile {party}", **shared)
            builder.fact(label, source, {"person": person, "party": parties[party]}, None)
            start += len(sentence) + 1
    return builder.page()


def _sentence(number: int, rank: int) -> tuple[str, str]:
    given = FIRST[(number + rank) % len(FIRST)]
    name = f"{given} {LAST[(number // 7 + rank * 3) % len(LAST)]}-{number * CANDIDATES + rank}"
    votes = 21000 - 2500 * rank - number % 900
    return f"{name} (Parti de l’Étoile) a recueilli {votes} voix dans la circonscription, selon la préfecture.", name

"""Every number of an election text, and what it counts."""

import pytest

from kg.extract.figures import Figure, find_figures
from tests.extract.reading import sentence

#: Sentence -> figures as `kind value`, with what else is known: ~ approximate, ! threshold, .. ranged, < moved from, > moved to, /whole.
KINDS = {
    # shares
    "Elle obtient 54,9 % des voix.": ["share 54.9"],
    "Il recueille 53% des suffrages exprimés.": ["share 53"],
    "Avec 40,32 pour cent, elle arrive en tête.": ["share 40.32"],
    "Il l'emporte avec un peu plus de 66 % des voix.": ["share 66 ~"],
    "Près de 51 % des votants ont choisi le non.": ["share 51 ~"],
    "Les 21 % de Dupont au premier tour.": ["share 21"],
    "Elle devance son rival (24,89% contre 22,72%).": ["share 24.89", "share 22.72"],
    "Ils recueillent 12 et 15 % des voix.": ["share 12", "share 15"],
    "Le oui rassemble 56,4 % du total.": ["share 56.4"],
    "Il compte 24,86% des 30.172 suffrages exprimés.": ["share 24.86", "votes 30172"],
    # of something else
    "Soit 12,4 % des inscrits.": ["registered 12.4"],
    "Il a perdu 15 % des communes.": ["other 15"],
    "Quelque 45% des militants seraient partis.": ["other 45 ~"],
    "On dénombre 5,48 % de bulletins blancs.": ["other 5.48"],
    "Une commune de 12 000 habitants.": ["other 12000"],
    "Le chômage recule de 3 %.": ["points 3"],
    "Il gagne 4 % de plus qu'en 2014.": ["points 4", "bare 2014"],
    "En hausse de 2,5 points.": ["points 2.5"],
    "Elle obtient 31 % (+4,5).": ["share 31", "change 4.5"],
    "Il est crédité de 24 % d'intentions de vote.": ["poll 24"],
    "Pour 62 % des sondés, c'est non.": ["poll 62"],
    # thresholds and ranges
    "Il passe la barre des 10 %.": ["share 10 !"],
    "Il faut 12,5 % des inscrits nécessaires.": ["registered 12.5 !"],
    "La majorité absolue de 289 sièges est loin.": ["other 289 !"],
    "Le parti finit sous les 5 %.": ["share 5 !"],
    "Il obtiendrait entre 30 et 40 % des voix.": ["share 30 ..", "share 40 .."],
    "Une fourchette de 250 à 290 sièges.": ["seats 250 ..", "seats 290 .."],
    # turnout in its own words
    "Le scrutin a attiré 58,91 % de votants.": ["turnout 58.91"],
    "On compte 62,13 % d'abstention.": ["abstention 62.13"],
    "Seuls 37,87 % des inscrits ont voté.": ["turnout 37.87"],
    "Quelque 61,42 % des 9 310 inscrits ont pris part au vote.": ["turnout 61.42 ~", "other 9310"],
    "En 2007, 57,15% des électeurs seulement avaient glissé un bulletin dans l'urne.": ["bare 2007", "turnout 57.15"],
    "Plus de 72 % des électeurs ne se sont pas déplacés.": ["abstention 72 ~"],
    "Un scrutin boudé par 61 % des inscrits.": ["abstention 61"],
    "Il a obtenu 64 % des électeurs qui se sont déplacés dimanche et 3 % ailleurs.": ["other 64", "share 3"],
    "Dans ce village, 40 % des électeurs ont voté pour la maire.": ["share 40"],
    # votes and gaps
    "Elle recueille 1 234 voix.": ["votes 1234"],
    "Sa liste totalise 2.399 bulletins.": ["votes 2399"],
    "Élu par 307 voix contre 246.": ["votes 307", "votes 246"],
    "Il l'emporte par 178 voix contre 133 à la sortante.": ["votes 178", "votes 133"],
    "Une victoire avec 8 voix d'écart.": ["gap 8"],
    "Elle est distancée de 405 voix.": ["gap 405"],
    "Il est battu de deux voix.": ["gap 2"],
    "Il échoue à 12 voix près.": ["gap 12"],
    "Il manque la qualification de 41 voix.": ["gap 41"],
    "Elle l'emporte pour 30 voix.": ["gap 30"],
    "Elle est créditée de 512 voix.": ["votes 512"],
    "Il gagne 300 voix.": ["gap 300"],
    "Elle obtient 1 200 voix de plus qu'au premier tour.": ["gap 1200"],
    "Élu par 12 voix sur 21.": ["votes 12 /21"],
    "Elle est élue par huit voix contre sept.": ["votes 8", "votes 7"],
    "Il a été choisi par 521 grands électeurs.": ["votes 521"],
    "Les 1 200 grands électeurs votent dimanche.": ["other 1200"],
    # seats
    "Le parti occupera 32 des 63 sièges.": ["seats 32 /63"],
    "Avec 35 élus sur 45, elle a les mains libres.": ["seats 35 /45"],
    "La gauche garde vingt-deux sièges.": ["seats 22"],
    "Le groupe passe de 120 à 159 sénateurs.": ["seats 120 <", "seats 159 >"],
    "Il s'effondre de 15 sièges à 7.": ["seats 15 <", "seats 7 >"],
    "Le groupe compte 52 sénateurs (+17).": ["seats 52", "change 17"],
    "PS : 81 (-5)": ["bare 81", "change -5"],
    "Soit 17 de plus que dans l'assemblée sortante.": ["change 17"],
    "Elle a deux sièges de moins.": ["change -2"],
    "Il y a 171 sièges à pourvoir.": ["other 171"],
    "L'assemblée de 57 élus se réunira.": ["other 57"],
    "À trois sièges de la majorité.": ["gap 3"],
    "Les 57 représentants voteront.": ["seats 57 definite"],
    # time, age
    "Marie Dupont, 54 ans, est élue.": ["age 54"],
    "- 12 voix": ["votes 12"],
    "Elle a fait 19-12.": ["bare 19", "bare 12"],
}


def shown(figure: Figure) -> str:
    extra = [
        ("~", figure.approximate),
        ("!", figure.threshold),
        ("..", figure.ranged),
        ("<", figure.moved < 0),
        (">", figure.moved > 0),
        (f"/{figure.of or 0:g}", figure.of is not None),
        ("definite", figure.definite and figure.counts == "seats"),
    ]
    return " ".join([f"{figure.counts.value} {figure.value:g}", *(mark for mark, on in extra if on)])


@pytest.mark.parametrize("text", KINDS, ids=lambda text: text[:60])
def test_number_counts(text):
    assert [shown(f) for f in find_figures(sentence(text))] == KINDS[text]


def test_thousands_of_numbers_are_read_in_linear_time():
    few, many = (find_figures(sentence("12 et " * n)) for n in (1_000, 10_000))
    assert len(many) == 10 * len(few)

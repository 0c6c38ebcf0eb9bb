"""Tables of results written in the layouts that files have, from counts made up for tests."""

import csv
import io
import zipfile
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

import openpyxl
from hypothesis import strategies as st

SURNAMES = [
    "DUVAL",
    "LE GOFF",
    "DE LA TOUR",
    "D'ORBAN",
    "NOËL-BRÉHAT",
    "GÉRÔME",
    "ÇELIK",
    "L'HÉRITIER",
    "PÉRÈS",
    "ŒUVRARD",
    "MAÎTRE",
    "BÛCHE",
]
FIRST_NAMES = ["Anne", "Élodie", "François", "Jean-Noël", "Maïté", "Loïc", "Gisèle", "Benoît"]
NUANCES = ["DXG", "NUP", "ECO", "ENS", "LR", "DVD", "REC", "RN"]
DEPARTEMENTS = [
    ("01", "Ain"),
    ("45", "Loiret"),
    ("2A", "Corse-du-Sud"),
    ("ZN", "Nouvelle-Calédonie"),
    ("69", "Rhône"),
    ("ZZ", "Français établis hors de France"),
]


@dataclass
class Candidate:
    surname: str
    first_name: str
    nuance: str
    votes: int


@dataclass
class Contest:
    departement: tuple[str, str]
    number: int
    blank: int
    null: int
    abstentions: int
    candidates: list[Candidate] = field(default_factory=list)

    @property
    def cast(self):
        return sum(c.votes for c in self.candidates)

    @property
    def voters(self):
        return self.cast + self.blank + self.null

    @property
    def registered(self):
        return self.voters + self.abstentions

    @property
    def ordinal(self):
        return f"{self.number}{'ère' if self.number == 1 else 'ème'} circonscription"


@dataclass
class Style:
    """How a file writes figures."""

    space: str = ""
    comma: str = ","
    sign: str = ""

    def count(self, n):
        return f"{n:,}".replace(",", self.space)

    def percent(self, part, whole):
        return f"{100 * part / whole if whole else 0:.2f}".replace(".", self.comma) + self.sign


def contests(most=5):
    """Contests without ties to reality; each département and number once, each candidate once in a contest."""
    names = st.tuples(st.sampled_from(SURNAMES), st.sampled_from(FIRST_NAMES))
    lines = st.lists(st.tuples(names, st.sampled_from(NUANCES), st.integers(0, 60_000)), min_size=1, max_size=6, unique_by=lambda t: t[0])
    small = st.integers(0, 3_000)
    one = st.builds(
        lambda where, blank, null, away, found: Contest(*where, blank, null, away, [Candidate(*name, nuance, v) for name, nuance,
            v in found]),
        st.tuples(st.sampled_from(DEPARTEMENTS), st.integers(1, 12)), small, small, small, lines,
    )  # fmt: skip
    return st.lists(one, min_size=1, max_size=most, unique_by=lambda c: (c.departement, c.number))


styles = st.builds(Style, st.sampled_from(["", " ", "\u00a0", "\u202f"]), st.sampled_from([",", "."]), st.sampled_from(["", "%", " %"]))

_FIXED_2022 = ["Code du département", "Libellé du département", "Code de la circonscription", "Libellé de la circonscription",
    "Etat saisie",
               "Inscrits", "Abstentions", "% Abs/Ins", "Votants", "% Vot/Ins", "Blancs", "% Blancs/Ins", "% Blancs/Vot", "Nuls",
               "% Nuls/Ins",
               "% Nuls/Vot", "Exprimés", "% Exp/Ins", "% Exp/Vot"]  # fmt: skip
_BLOCK_2022 = ["N°Panneau", "Sexe", "Nom", "Prénom", "Nuance", "Voix", "% Voix/Ins", "% Voix/Exp", "Sièges"]


def _fixed_2022(c, style):
    n, p, r, v = style.count, style.percent, c.registered, c.voters
    return [c.departement[0], c.departement[1], f"{c.number:02}", c.ordinal, "Complet", n(r), n(c.abstentions), p(c.abstentions, r),
        n(v), p(v, r),
            n(c.blank), p(c.blank, r), p(c.blank, v), n(c.null), p(c.null, r), p(c.null, v), n(c.cast), p(c.cast, r), p(c.cast,
                v)]  # fmt: skip


def _block_2022(c, i, candidate, style):
    n, p = style.count, style.percent
    return [str(i), "M", candidate.surname, candidate.first_name, candidate.nuance, n(candidate.votes), p(candidate.votes, c.registered),
            p(candidate.votes, c.cast), ""]  # fmt: skip


def wide_unnamed(found, style):
    """The block of the first candidate is named, the others are not."""
    return [_FIXED_2022 + _BLOCK_2022, *headless(found, style)]


def wide_numbered(found, style):
    """Every block is named, with its number."""
    most = max(len(c.candidates) for c in found)
    heading = _FIXED_2022 + [f"{name} {i}" for i in range(1, most + 1) for name in _BLOCK_2022]
    rows = headless(found, style)
    return [heading, *(row + [""] * (len(heading) - len(row)) for row in rows)]


def headless(found, style):
    """No row names the columns."""
    return [
        _fixed_2022(c, style) + [cell for i, candidate in enumerate(c.candidates, 1) for cell in _block_2022(c, i, candidate, style)]
        for c in found
    ]


def long(found, style):
    """One row for each candidate, in the words of the ministry's XML."""
    n, p = style.count, style.percent
    heading = ["Annee", "Scrutin", "NumTour", "CodDpt", "Departement", "CodCirElec", "LibCirElec", "Inscrits", "Abstentions",
        "Votants", "Blancs", "Nuls",
               "Exprimes", "NumPanneauCand", "NomPsn", "PrenomPsn", "CivilitePsn", "CodNuaCand", "NbVoix", "RapportExprimes"]  # fmt: skip
    rows = [
        ["2022", "Législatives", "1", c.departement[0], c.departement[1], f"{c.departement[0]}{c.number:02}", c.ordinal, n(c.registered),
         n(c.abstentions), n(c.voters), n(c.blank), n(c.null), n(c.cast), str(i), k.surname, k.first_name, "M.", k.nuance, n(k.votes),
         p(k.votes, c.cast)]
        for c in found for i, k in enumerate(c.candidates, 1)
    ]  # fmt: skip
    return [heading, *rows]


def as_text(rows, delimiter=";", encoding="utf-8", ending="\r\n"):
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=ending).writerows(rows)
    return out.getvalue().encode(encoding)


def as_workbook(rows, titles=("Résultats par circonscriptions législatives - Tour 1", ""), sheet="Circo. leg. T1", numbers=True):
    """A workbook whose heading stands under title rows; figures are numbers, as spreadsheets hold them."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for title in titles:
        page.append([title])
    for row in rows:
        page.append([int(cell) if numbers and cell.isdigit() else cell for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def as_xml(found, type_="Législatives", year="2022", doctype=""):
    """The ministry's XML."""

    def mentions(c):
        counts = (("Inscrits", c.registered), ("Abstentions", c.abstentions), ("Votants", c.voters), ("Blancs", c.blank), ("Nuls", c.null),
                  ("Exprimes", c.cast))  # fmt: skip
        return "".join(f"<{name}><Nombre>{n}</Nombre></{name}>" for name, n in counts)

    def candidates(c):
        return "".join(
            f"<Candidat><NumPanneauCand>{i}</NumPanneauCand><NomPsn>{escape(k.surname)}</NomPsn><PrenomPsn>{escape(k.first_name)}</PrenomPsn>"
            f"<CodNuaCand>{k.nuance}</CodNuaCand><NbVoix>{k.votes}</NbVoix></Candidat>"
            for i, k in enumerate(c.candidates, 1)
        )

    contests_ = "".join(
        f"<Departement><CodDpt>{c.departement[0]}</CodDpt><LibDpt>{escape(c.departement[1])}</LibDpt><Circonscriptions><Circonscription>"
        f"<CodCirElec>{c.departement[0]}{c.number:02}</CodCirElec><LibCirElec>{c.ordinal}</LibCirElec><Tours><Tour><NumTour>1</NumTour>"
        f"<Mentions>{mentions(c)}</Mentions>\n<Resultats><Candidats>{candidates(c)}</Candidats></Resultats></Tour></Tours></Circonscription>"
        "</Circonscriptions></Departement>\n"
        for c in found
    )
    head = f"<?xml version='1.0' encoding='UTF-8'?>\n{doctype}<Election><Scrutin><Type>{type_}</Type><Annee>{year}</Annee></Scrutin>\n"
    return f"{head}{contests_}</Election>\n".encode()


def as_open_document(rows):
    """A spreadsheet of the Open Document format, as small as it may be."""
    cells = "".join(
        "<table:table-row>"
        + "".join(f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>' for cell in row)
        + "</table:table-row>"
        for row in rows
    )
    names = "".join(f' xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text"))
    sheet = f'<office:body><office:spreadsheet><table:table table:name="Tour 1">{cells}</table:table></office:spreadsheet></office:body>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml", f"<?xml version='1.0' encoding='UTF-8'?><office:document-content{names}>{sheet}</office:document-content>"
        )
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return out.getvalue()

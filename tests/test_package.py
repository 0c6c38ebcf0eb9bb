import subprocess
import sys

import pytest

ORDERS = {
    "attribute first": "import kg; kg.extract; import kg.extract.tokens",
    "module first": "import kg.extract; import kg",
    "function first": "from kg.extract import tokens; import kg",
    "alias": "import kg.extract as e; import kg; assert e is kg.extract",
}


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS.keys())
def test_extract_can_be_called_and_imported_from_in_any_order(order, tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("Titre\n\n« oui »", "utf-8")
    code = f"""
{order}
import types
assert isinstance(kg.extract, types.ModuleType)
from tests.stand_in import extract
kg.extract.extract = extract
assert [f.quote for f in kg.extract({str(path)!r})] == ["oui"]
assert [f.quote for f in kg.extract([{str(path)!r}] , published="2021")] == ["oui"]
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_importing_the_package_imports_nothing_heavy():
    heavy = ["rdflib", "networkx", "pyvis", "polars", "rich", "pydantic", "lxml"]
    code = f"import sys, kg, kg.cli; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_unknown_names_are_refused():
    import kg

    with pytest.raises(AttributeError, match="nothing"):
        _ = kg.nothing

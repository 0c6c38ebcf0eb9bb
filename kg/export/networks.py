"""The graph for network tools: GraphML, GEXF (Gephi), node-link JSON.

Goes in: the networkx view. Goes out: bytes. Lists (facts, evidence, names) are JSON text where the format knows no lists. Characters
that XML cannot hold are replaced by U+FFFD.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: The day of writing, which would make two files of one graph differ.
_DAY = re.compile(rb' lastmodifieddate="[^"]*"')


def graphml(graph: nx.MultiDiGraph[str]) -> bytes:
    """GraphML."""
    import networkx as nx

    out = io.BytesIO()
    nx.write_graphml(_flat(graph), out, encoding="utf-8", prettyprint=True)
    return out.getvalue()


def gexf(graph: nx.MultiDiGraph[str]) -> bytes:
    """GEXF 1.2."""
    import networkx as nx

    out = io.BytesIO()
    nx.write_gexf(_flat(graph), out, encoding="utf-8", prettyprint=True)
    return _DAY.sub(b"", out.getvalue())


def node_link(graph: nx.MultiDiGraph[str]) -> bytes:
    """Node-link JSON, as networkx and d3 read it."""
    import networkx as nx

    data = nx.node_link_data(graph, edges="links")
    return (json.dumps(data, ensure_ascii=False, default=str) + "\n").encode("utf-8", "replace")


def _flat(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """A copy whose attributes are plain; what is None is left out."""
    import networkx as nx

    flat: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node, said in graph.nodes(data=True):
        flat.add_node(node, **_plain(said))
    for start, end, key, said in graph.edges(keys=True, data=True):
        flat.add_edge(start, end, key=key, **_plain({"item": key, **said}))
    return flat


def _plain(said: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _value(value) for name, value in said.items() if value is not None}


def _value(value: Any) -> Any:  # noqa: ANN401 (an attribute's value)
    if isinstance(value, str):
        return _NO_XML.sub("\ufffd", value)
    return value if isinstance(value, bool | int | float) else _NO_XML.sub("\ufffd", json.dumps(value, ensure_ascii=False))

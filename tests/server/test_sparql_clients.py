"""Clients that others wrote, against the server."""

import json
import subprocess

import rdflib
import SPARQLWrapper
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from tests.comunica import comunica

WHO = """PREFIX schema: <https://schema.org/> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT ?name { ?p a schema:Person ; rdfs:label ?name } ORDER BY ?name"""


def test_sparqlwrapper_asks_by_get_and_post_in_each_form(address, graph):
    names = [row[0] for row in graph.query(WHO)]
    client = SPARQLWrapper.SPARQLWrapper(f"{address}/sparql")
    client.setQuery(WHO)
    for method in (SPARQLWrapper.GET, SPARQLWrapper.POST):
        for how in (SPARQLWrapper.URLENCODED, SPARQLWrapper.POSTDIRECTLY) if method == SPARQLWrapper.POST else (SPARQLWrapper.URLENCODED,):
            client.setMethod(method)
            client.setRequestMethod(how)
            client.setReturnFormat(SPARQLWrapper.JSON)
            assert [row["name"]["value"] for row in client.queryAndConvert()["results"]["bindings"]] == names
    client.setReturnFormat(SPARQLWrapper.XML)
    assert len(client.queryAndConvert().getElementsByTagName("result")) == len(names)
    client.setQuery("CONSTRUCT { ?p ?q ?o } WHERE { ?p a <https://schema.org/Person> ; ?q ?o }")
    for form in (SPARQLWrapper.TURTLE, SPARQLWrapper.RDFXML):
        client.setReturnFormat(form)
        found = client.queryAndConvert()
        parsed = found if isinstance(found, rdflib.Graph) else rdflib.Graph().parse(data=found, format="turtle")
        assert len(set(parsed.subjects())) == len(set(names))


def test_rdflib_reads_the_store_as_a_graph(address, graph):
    remote = rdflib.Graph(SPARQLStore(f"{address}/sparql"))
    person = rdflib.URIRef(graph.iri("person/sonia-backes"))
    assert rdflib.Literal("Sonia Backès") in set(remote.objects(person, rdflib.RDFS.label))
    assert [str(row.name) for row in remote.query(WHO)] == [row[0] for row in graph.query(WHO)]


COMUNICA = """
const { QueryEngine } = require('@comunica/query-sparql-file');
const [address, select, construct] = process.argv.slice(1);
const sources = [{ type: 'sparql', value: address }];
(async () => {
  const engine = new QueryEngine();
  const rows = await (await engine.queryBindings(select, { sources })).toArray();
  const quads = await (await engine.queryQuads(construct, { sources })).toArray();
  const answer = await engine.queryBoolean('ASK { ?s a <https://schema.org/Person> }', { sources });
  console.log(JSON.stringify({ names: rows.map(row => row.get('name').value), quads: quads.length, answer }));
})().catch(error => { console.error(error); process.exit(1); });
"""


def test_comunica_asks_rows_graphs_and_yes_or_no(address, graph):
    construct = "CONSTRUCT { ?p a <https://schema.org/Person> } WHERE { ?p a <https://schema.org/Person> }"
    command = ["node", "-e", COMUNICA, "--", f"{address}/sparql", WHO, construct]
    ran = subprocess.run(command, cwd=comunica(), capture_output=True, text=True, timeout=300)
    assert ran.returncode == 0, ran.stderr
    names = [row[0] for row in graph.query(WHO)]
    assert json.loads(ran.stdout) == {"names": names, "quads": len(list(graph.query(construct))), "answer": True}

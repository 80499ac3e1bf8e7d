"""Reads the exports of a folder with what others wrote in Python, with their
default calls, and prints a line for each file: tool, version, file, rows. What
is not installed is left out; tools/formats.sh says so.

    python3 check.py FOLDER [MODULE]    all that is installed, or one module alone
"""
import csv
import importlib
import importlib.metadata
import json
import pathlib
import sys
import xml.etree.ElementTree as etree

folder = pathlib.Path(sys.argv[1])
alone = sys.argv[2] if len(sys.argv) > 2 else ""


def tell(tool, version, path, rows):
    print(tool, version, path.relative_to(folder), rows, sep="\t")


def have(name):
    if alone not in ("", name):
        return None
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def files(*ends):
    return sorted(p for p in folder.glob("*/*") if p.name.endswith(ends))


if have("csv"):
    csv.field_size_limit(1 << 30)
    for path in files(".tsv", ".csv"):
        with open(path, encoding="utf-8", newline="") as f:
            rows = list(csv.reader(f, delimiter="\t" if path.suffix == ".tsv" else ","))
        assert len({len(r) for r in rows}) == 1, f"{path}: rows of different lengths"
        tell("Python csv", "%d.%d" % sys.version_info[:2], path, len(rows) - (0 if ".gdelt" in path.name else 1))
if have("xml"):
    for path in files(".tml", ".atom"):
        root = etree.parse(path).getroot()
        rows = root.findall("{http://www.w3.org/2005/Atom}entry") or [t for t in root.iter("TIMEX3") if t.get("functionInDocument") is None]
        tell("Python ElementTree", "%d.%d" % sys.version_info[:2], path, len(rows))

if pandas := have("pandas"):
    for path in files(".tsv", ".csv"):
        kind = {"sep": "\t"} if path.suffix == ".tsv" else {}
        if ".gdelt" in path.name:
            kind["header"] = None
        tell("pandas", pandas.__version__, path, len(pandas.read_csv(path, **kind)))
if arrow := have("pyarrow"):
    import pyarrow.parquet

    for path in files(".parquet"):
        table = pyarrow.parquet.read_table(path)
        assert b"frictionless.schema" in table.schema.metadata, path
        tell("pyarrow", arrow.__version__, path, table.num_rows)
if networkx := have("networkx"):
    for path in files(".gexf", ".graphml"):
        read = networkx.read_gexf if path.suffix == ".gexf" else networkx.read_graphml
        tell("networkx", networkx.__version__, path, read(path).number_of_edges())
if have("stix2validator"):
    import stix2validator

    for path in files(".stix.json"):
        results = stix2validator.validate_file(str(path))
        assert results.is_valid, f"{path}: {[str(e) for r in results.object_results for e in r.errors]}"
        tell("stix2-validator", importlib.metadata.version("stix2-validator"), path, sum(o["type"] == "incident" for o in json.loads(path.read_text())["objects"]))
if have("followthemoney"):
    import followthemoney

    for path in files(".ftm.jsonl"):
        rows = [followthemoney.model.get_proxy(json.loads(line)) for line in path.read_text().splitlines()]
        for row in rows:
            row.schema.validate(row.to_dict())
        tell("followthemoney", importlib.metadata.version("followthemoney"), path, len(rows))

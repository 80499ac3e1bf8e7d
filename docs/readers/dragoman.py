"""Reads the tables of `dragoman export` and the reports of `dragoman read --format jsonl`."""
import csv, json

def table(path):
    with open(path, encoding="utf-8", newline="") as f:
        return list(csv.DictReader(f, delimiter="\t" if path.endswith(".tsv") else ","))

def lines(path):
    with open(path, encoding="utf-8") as f:
        return [json.loads(line) for line in f if line.strip()]

def words(report, span):  # offsets are bytes of the UTF-8 text
    return report["text"].encode()[span["start"]:span["end"]].decode()

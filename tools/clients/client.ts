// SPDX-License-Identifier: Apache-2.0

// Calls the API of a server by the client that openapi-typescript and
// openapi-fetch make of its description: api.ts is generated. Arguments: the
// server's address, a token with the scope write.
import assert from "node:assert/strict";
import createClient from "openapi-fetch";
import type { paths } from "./api.js";

const [baseUrl, token] = process.argv.slice(2);
assert(baseUrl && token);
const api = createClient<paths>({ baseUrl });

// A list, page after page.
let after: string | undefined;
const stories: string[] = [];
do {
  const { data, error, response } = await api.GET("/api/stories", { params: { query: { limit: 2, after } } });
  assert(data, JSON.stringify(error));
  assert(response.headers.get("etag"));
  for (const s of data.items ?? []) stories.push(s.id);
  after = data.next;
} while (after);
assert(stories.length > 2, `${stories.length} stories`);
assert.equal(new Set(stories).size, stories.length);

// One of them compared, with receipts into the text of its reports.
let receipts = 0;
for (const id of stories) {
  const { data } = await api.GET("/api/stories/{id}/compare", { params: { path: { id } } });
  assert(data);
  for (const claim of data.claims ?? [])
    for (const cell of claim.cells ?? [])
      for (const span of cell.spans ?? []) {
        assert(span.end > span.start);
        receipts++;
      }
}
assert(receipts > 0);

// Quotes and a search.
const quotes = await api.GET("/api/quotes", { params: { query: { limit: 5 } } });
assert((quotes.data?.items ?? []).every((q) => q.statement.stance && q.text));
assert((quotes.data?.items ?? []).length > 0);
const found = await api.GET("/api/search", { params: { query: { q: "kind:event", limit: 3 } } });
assert.equal(found.data?.items?.length, 3);

// What is wrong comes as a problem.
const missing = await api.GET("/api/stories/{id}", { params: { path: { id: "nosuch" } } });
assert.equal(missing.error?.status, 404);
assert(missing.error?.detail);
// @ts-expect-error: the description knows no such parameter, and nor does the server
const misspelt = await api.GET("/api/stories", { params: { query: { form: "2025-01-01" } } });
assert.equal(misspelt.response.status, 400);
assert.match(JSON.stringify(misspelt.error), /did you mean from\?/);

// Writing asks a token; a request that is sent twice is done once.
const body = { text: "HARBOURTOWN — The harbour office said on Monday that the old lighthouse would be lit again.", published: "2025-10-14", outlet: "Client Test" };
const refused = await api.POST("/api/reports", { body });
assert.equal(refused.response.status, 401);
const headers = { Authorization: `Bearer ${token}` };
const header = { "Idempotency-Key": "one" };
const added = await api.POST("/api/reports", { body, headers, params: { header } });
assert.equal(added.response.status, 201);
assert.equal(added.data?.new, true);
const again = await api.POST("/api/reports", { body, headers, params: { header } });
assert.equal(again.data?.report, added.data?.report);
const report = await api.GET("/api/reports/{id}", { params: { path: { id: added.data!.report } } });
assert.equal(report.response.status, 200);
console.log(`API: ${stories.length} stories, ${receipts} receipts, a report added`);

// Makes serve/ui/static/countries.tsv: the outline of each country, a line each,
// its ISO 3166 number, a tab and an SVG path in degrees (y upside down), from
// Natural Earth 1:110m (public domain) as the npm package world-atlas 2.0.2 has it.
//   npm install --no-save world-atlas@2.0.2 topojson-client@3.1.0 && node tools/countries.mjs > serve/ui/static/countries.tsv
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
const require = createRequire(process.cwd() + '/');
const { feature } = require('topojson-client');
const topo = JSON.parse(readFileSync(require.resolve('world-atlas/countries-110m.json')));
const path = (ring, shift) => ring.map(([x, y], i) => (i ? 'L' : 'M') + (+(x + shift).toFixed(1)) + ' ' + (+(-y).toFixed(1))).join('') + 'Z';
// A ring over the antimeridian is drawn twice, once beyond each edge.
const rings = (polygon) => polygon.map((ring) => {
  const out = [ring[0].slice()];
  for (let i = 1; i < ring.length; i++) {
    let dx = ring[i][0] - ring[i - 1][0];
    if (dx > 180) dx -= 360;
    if (dx < -180) dx += 360;
    out.push([out[i - 1][0] + dx, ring[i][1]]);
  }
  if (Math.abs(out[out.length - 1][0] - out[0][0]) > 1) return path(ring, 0); // round the pole
  const xs = out.map((p) => p[0]);
  let d = path(out, 0);
  if (Math.max(...xs) > 180.05) d += path(out, -360);
  if (Math.min(...xs) < -180.05) d += path(out, 360);
  return d;
}).join('');
for (const f of feature(topo, topo.objects.countries).features) {
  if (!f.id) continue;
  const g = f.geometry;
  console.log(f.id + '\t' + (g.type === 'Polygon' ? [g.coordinates] : g.coordinates).map(rings).join(''));
}

// Makes serve/ui/static/world.svgpart: the outline of the land, as one SVG path
// in degrees (y upside down), from Natural Earth 1:110m (public domain) as the
// npm package world-atlas 2.0.2 has it.
//   npm install --no-save world-atlas@2.0.2 topojson-client@3.1.0 && node tools/worldmap.mjs > serve/ui/static/world.svgpart
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
const require = createRequire(process.cwd() + '/');
const { feature } = require('topojson-client');
const topo = JSON.parse(readFileSync(require.resolve('world-atlas/land-110m.json')));
let d = '';
const path = (ring, shift) => ring.map(([x, y], i) => (i ? 'L' : 'M') + (+(x + shift).toFixed(1)) + ' ' + (+(-y).toFixed(1))).join('') + 'Z';
// A ring over the antimeridian is drawn twice, once beyond each edge.
const rings = (c) => c.forEach((ring) => {
  const out = [ring[0].slice()];
  for (let i = 1; i < ring.length; i++) {
    let dx = ring[i][0] - ring[i - 1][0];
    if (dx > 180) dx -= 360;
    if (dx < -180) dx += 360;
    out.push([out[i - 1][0] + dx, ring[i][1]]);
  }
  if (Math.abs(out[out.length - 1][0] - out[0][0]) > 1) { d += path(ring, 0); return; } // round the pole
  const xs = out.map((p) => p[0]);
  d += path(out, 0);
  if (Math.max(...xs) > 180.05) d += path(out, -360);
  if (Math.min(...xs) < -180.05) d += path(out, 360);
});
for (const f of feature(topo, topo.objects.land).features) {
  const g = f.geometry;
  if (g.type === 'Polygon') rings(g.coordinates); else g.coordinates.forEach(rings);
}
process.stdout.write('<path class="grid" d="M-180 0H180M0 -90V90M-180 -23.4H180M-180 23.4H180"/><path class="land" d="' + d + '"/>');

// The chart of a pair: dragging over it chooses a period. Pressing a week is a
// link and works without this.
(function () {
  var brush = document.getElementById('brush');
  if (!brush) return;
  var week = function (e) {
    var a = e.target.closest && e.target.closest('a');
    return a ? new URL(a.href.baseVal, location.href).searchParams.get('week') : null;
  };
  var begun = null;
  brush.addEventListener('pointerdown', function (e) { begun = week(e); });
  brush.addEventListener('dragstart', function (e) { e.preventDefault(); });
  brush.addEventListener('pointerup', function (e) {
    var from = begun, to = week(e);
    begun = null;
    if (!from || !to || from === to) return;
    if (to < from) { var x = to; to = from; from = x; }
    var end = new Date(to + 'T00:00:00Z');
    var u = new URL(brush.dataset.here, location.href);
    end.setUTCDate(end.getUTCDate() + (u.searchParams.get('by') === 'month' ? 30 : 6));
    u.searchParams.set('from', from);
    u.searchParams.set('to', end.toISOString().slice(0, 10));
    u.hash = 'events';
    location.href = u;
  });
}());

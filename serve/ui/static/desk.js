// The pages are whole without this. It adds keys, keeps the place when a
// passage opens, and tells what is new in one line that never moves the list.
(function () {
  var id = function (x) { return document.getElementById(x); };
  var press = function (x) { var e = id(x); if (e) e.click(); return !!e; };
  var busy = function (e) { return e.target.closest('input,textarea,select') || e.ctrlKey || e.metaKey || e.altKey; };
  var lines = '.issue>summary,.stories h3 a,.queue a,.v,.hap .what a,.hits .p,.stories .story';
  var rooms = { t: '/', w: '/watch', q: '/q', s: '/sources', r: '/review', c: '/check' };
  var begun = ''; // a key that waits for a second one
  var step = function (by) {
    var all = Array.from(document.querySelectorAll(lines)).filter(function (e) { return e.offsetParent; });
    var next = all[all.indexOf(document.activeElement) + by];
    if (next) next.focus();
  };
  var within = function (what) { // a button of the line the keyboard is on
    var at = document.activeElement.closest('li,details'), b = at && at.querySelector(what);
    if (b) b.click();
    return !!b;
  };
  var acts = {
    j: function () { step(1); }, k: function () { step(-1); },
    '/': function () { id('find').focus(); }, '?': function () { press('keys'); },
    d: function () { location.hash = 'disputed'; }, a: function () { location.hash = 'agreed'; },
    p: function () { within('.more a[href^="#p-"],.more a'); },
    m: function () { within('[name=read]'); },
    s: function () { return within('[name=star]') || press('key-s'); },
    ArrowLeft: function () { var e = document.querySelector('[rel=prev]'); if (e) e.click(); },
    ArrowRight: function () { var e = document.querySelector('[rel=next]'); if (e) e.click(); }
  };
  'yneu'.split('').forEach(function (k) { acts[k] = function () { press('key-' + k); }; });
  document.addEventListener('keydown', function (e) {
    if (e.key === 'Escape') {
      if (location.hash.slice(0, 3) === '#p-') location.hash = '-';
      else if (location.pathname === '/keys') history.back();
      else if (document.activeElement) document.activeElement.blur();
      return;
    }
    if (busy(e)) return;
    if (begun === 'g') { begun = ''; if (rooms[e.key] && document.querySelector('.top a[href="' + rooms[e.key] + '"]')) location.href = rooms[e.key]; return; }
    if (e.key === 'g') { begun = 'g'; setTimeout(function () { begun = ''; }, 1500); return; }
    if (e.target.closest('.scroll') && e.key.slice(0, 5) === 'Arrow') return;
    if (acts[e.key]) { if ('/?'.indexOf(e.key) >= 0) e.preventDefault(); acts[e.key](); }
  });
  var here = document.querySelector('.top nav [aria-current]');
  if (here) here.parentNode.scrollLeft = here.offsetLeft - 120;
  // A passage link opens the pane without moving the page; closing it keeps the place too.
  document.addEventListener('click', function (e) {
    if (e.target.closest('.close')) { e.preventDefault(); location.hash = '-'; return; }
    var a = e.target.closest('a[href^="#p-"]');
    if (!a) return;
    var y = scrollY;
    setTimeout(function () { scrollTo({ top: y, behavior: 'instant' }); });
  });
}());

// The pages are whole without this. It adds keys, keeps the place when a
// passage opens, and tells what is new in one line that never moves the list.
(function () {
  var id = function (x) { return document.getElementById(x); };
  var press = function (x) { var e = id(x); if (e) e.click(); return !!e; };
  var busy = function (e) { return e.target.closest('input,textarea,select') || e.ctrlKey || e.metaKey || e.altKey; };
  var lines = '.issue>summary,.stories h3 a,.queue a,.v,.hap .what a,.hits .p,.stories .story';
  var rooms = { t: '/', p: '/d', a: '/e', q: '/q', w: '/watch', c: '/check', r: '/review', s: '/sources' };
  var begun = ''; // a key that waits for a second one
  var waits = document.querySelector('.queue [aria-current]'); // the reading of the queue that is open
  if (waits) waits.closest('.queue').scrollTop = waits.offsetTop - waits.closest('.queue').offsetTop - 60;
  var step = function (by) {
    if (waits) {
      var beside = waits.closest('li')[by > 0 ? 'nextElementSibling' : 'previousElementSibling'], to = beside && beside.querySelector('a');
      if (to) to.click();
      return;
    }
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
  var same = function (f) { // nothing was changed in a field but the name and the reason
    return !f.dataset.changed && Array.from(f.elements).every(function (x) {
      if (x.name === 'author' || x.name === 'reason') return true;
      if (x.tagName === 'SELECT') return x.selectedIndex === Math.max(0, Array.from(x.options).findIndex(function (o) { return o.defaultSelected; }));
      return x.tagName !== 'INPUT' || x.value === x.defaultValue;
    });
  };
  'yneu'.split('').forEach(function (k) { acts[k] = function () { press('key-' + k); }; });
  acts.e = function () { // to the fields first; once something is changed it is saved
    var b = id('key-e'), at = id('who') || id('what');
    if (b && at && same(b.form)) at.focus(); else press('key-e');
  };
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
    if (acts[e.key]) { if ('/?e'.indexOf(e.key) >= 0) e.preventDefault(); acts[e.key](); }
  });
  var here = document.querySelector('.top nav [aria-current]');
  if (here) here.parentNode.scrollLeft = here.offsetLeft - 120;
  // A passage link opens the pane without moving the page, and the address
  // says what is open; what is not here yet is asked for.
  var pane = id('pane');
  var show = function (part, href) {
    var y = scrollY, u = new URL(href, location.href);
    history.replaceState(null, '', u.pathname + u.search);
    location.hash = part;
    setTimeout(function () {
      scrollTo({ top: y, behavior: 'instant' });
      var s = id(part), at = s && s.querySelector('#at,mark');
      if (s) pane.scrollTop = at && pane.classList.contains('whole') ? at.offsetTop - 120 : 0;
    });
  };
  var open = function (a) {
    var u = new URL(a.href, location.href), part = u.hash.slice(1), old = id(part);
    pane.classList.toggle('whole', u.searchParams.has('doc'));
    if (old && (!u.search || old.dataset.from === u.search)) { show(part, a.href); return; }
    u.searchParams.set('part', 'pane'); u.hash = '';
    fetch(u).then(function (r) { return r.ok ? r.text() : Promise.reject(r.status); }).then(function (text) {
      var got = new DOMParser().parseFromString(text, 'text/html').getElementById(part);
      if (!got) return Promise.reject(0);
      got.classList.remove('first');
      got.dataset.from = new URL(a.href, location.href).search;
      if (old) old.replaceWith(got); else pane.append(got);
      keep(got);
      show(part, a.href);
    }).catch(function () { location.href = a.href; });
  };
  document.addEventListener('click', function (e) {
    if (e.ctrlKey || e.metaKey || e.shiftKey || e.button) return;
    if (e.target.closest('.close')) { e.preventDefault(); history.replaceState(null, '', location.pathname); location.hash = '-'; return; }
    var a = e.target.closest('a[href*="#p-"]');
    if (!a || !pane || a.pathname !== location.pathname) return;
    e.preventDefault();
    open(a);
  });
  // What takes a while to find is asked for once the page stands.
  document.querySelectorAll('[data-fill]').forEach(function (e) {
    fetch(e.dataset.fill).then(function (r) { return r.ok ? r.text() : ''; }).then(function (text) {
      e.replaceChildren.apply(e, Array.from(new DOMParser().parseFromString(text, 'text/html').body.childNodes));
    }).catch(function () { e.remove(); });
  });
  // What comes meanwhile is told of in one line; the list stays as it is.
  var from = document.body.dataset.live, line = id('live-line');
  if (from && line && window.EventSource) {
    var ear = new EventSource(from);
    ear.addEventListener('news', function (e) {
      var n = JSON.parse(e.data), said = [];
      if (n.reports) said.push(n.reports + (n.reports === 1 ? ' new report' : ' new reports'));
      if (n.alerts) said.push(n.alerts + (n.alerts === 1 ? ' new alert' : ' new alerts'));
      if (!said.length) return;
      line.textContent = said.join(', ') + ' since you opened this page.';
      line.className = '';
      id('live-show').hidden = false;
    });
    addEventListener('pagehide', function () { ear.close(); });
  }
  // A mark is kept without leaving the place.
  document.addEventListener('submit', function (e) {
    var b = e.submitter;
    if (!e.target.matches('.marks') || !b) return;
    e.preventDefault();
    var data = new URLSearchParams(new FormData(e.target, b));
    fetch(e.target.action, { method: 'POST', body: data, redirect: 'manual' }).then(function (r) {
      if (r.type !== 'opaqueredirect' && !r.ok) return Promise.reject(r.status);
      var on = b.value === '1';
      b.value = on ? '0' : '1';
      b.setAttribute('aria-pressed', b.name === 'star' || b.name === 'read' ? String(on) : 'false');
      if (b.name === 'star') b.innerHTML = '<span aria-hidden="true">' + (on ? '\u2605' : '\u2606') + '</span> ' + (on ? 'yours' : 'keep');
      else { b.textContent = on ? 'read' : 'mark read'; e.target.closest('li').classList.toggle('read', on); }
    }).catch(function () { location.reload(); });
  });
  // Name and reason are remembered for the next correction.
  var keep = function (within) {
    within.querySelectorAll('[data-keep]').forEach(function (f) {
      var k = 'keep-' + f.dataset.keep;
      try { if (!f.value) f.value = localStorage.getItem(k) || ''; } catch (x) { return; }
      f.addEventListener('change', function () { try { localStorage.setItem(k, f.value); } catch (x) { return; } });
    });
  };
  keep(document);
}());
